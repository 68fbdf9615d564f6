import { testedOperations } from '../../specs/load.ts';

/** Ids of all clauses of all operations, in order. */
export function clauseIds(): string[] {
  const ids = testedOperations().flatMap(({ clauses }) => clauses.map(({ id }) => id));
  // Clauses of the protocol are shared by operations.
  return [...new Set(ids)];
}
