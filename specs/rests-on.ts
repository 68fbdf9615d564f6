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

/**
 * The ids that a clause rests on. The first part of a pattern is the same in both: an operation's
 * clauses rest on those of the same operation.
 */
export function basesOf(id: string, rules: RestsOn[]): string[] {
  const [owner = ''] = id.split('/');
  const bases = rules
    .filter(({ clause }) => fits(id, clause))
    .flatMap(({ on }) => on.map((base) => base.replace(/^\*/, owner)));
  return [...new Set(bases)].filter((base) => base !== id);
}

function fits(id: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(id);
}
