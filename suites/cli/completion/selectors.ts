import { clauseIds } from '../../harness/clause-ids.ts';

/** Ids of clauses, and all beginnings of them that select what is below. */
export function selectors(): string[] {
  const beginnings = clauseIds().flatMap((id) => {
    const parts = id.split('/');
    return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
  });
  return [...new Set(beginnings)];
}
