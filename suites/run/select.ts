import leven from 'leven';
import type { Clause } from '../../specs/spec.ts';

/** Selected clauses, or the selector that selects nothing and what may have been meant. */
export type Selection =
  | { ok: true; clauses: Set<string> }
  | { ok: false; selector: string; suggestion: string };

/**
 * Selects clauses by id, at any depth: `CopySnapshot/input` is everything below it.
 *
 * @param selectors - none selects all
 */
export function select(clauses: Clause[], selectors: string[]): Selection {
  const chosen = new Set<string>();
  if (selectors.length === 0) return { ok: true, clauses: new Set(clauses.map(({ id }) => id)) };
  for (const given of selectors) {
    const selector = given.replace(/\/+$/, '');
    const below = clauses.filter(({ id }) => id === selector || id.startsWith(`${selector}/`));
    if (below.length === 0)
      return {
        ok: false,
        selector: given,
        suggestion: nearest(clauses, selector),
      };
    for (const { id } of below) chosen.add(id);
  }
  return { ok: true, clauses: chosen };
}

/** The id, or the beginning of one, that is nearest to what was written. */
function nearest(clauses: Clause[], selector: string): string {
  const candidates = new Set<string>();
  for (const { id } of clauses) {
    const parts = id.split('/');
    for (let depth = 1; depth <= parts.length; depth++)
      candidates.add(parts.slice(0, depth).join('/'));
  }
  const wanted = selector.toLowerCase();
  const distance = (id: string) => leven(id.toLowerCase(), wanted);
  return [...candidates].reduce((best, id) => (distance(id) < distance(best) ? id : best));
}
