import type { RestsOn } from '../../specs/rests-on.ts';

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
