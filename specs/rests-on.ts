import { readSpec } from './data.ts';

/** A clause that cannot hold where a simpler one is broken; ids as patterns, `*` for one or more parts. */
export interface RestsOn {
  clause: string;
  on: string[];
  because: string;
}

let cached: RestsOn[] | undefined;

/** What clauses rest on: read once per process. */
export function loadRestsOn(): RestsOn[] {
  cached ??= readSpec<RestsOn[]>('memorydb/rests-on.json');
  return cached;
}
