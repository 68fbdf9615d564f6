import { markup, type Part } from './markup.ts';

/** A path that may be broken after each of its parts. */
export function broken(path: string): Part {
  return path.split('/').map((part, index) => (index === 0 ? part : [markup`/<wbr>`, part]));
}
