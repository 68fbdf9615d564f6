import { loadContract } from '../../specs/load.ts';

/** Ids of all clauses of all operations, in order. */
export function clauseIds(): string[] {
  const ids = Object.values(loadContract().operations).flatMap(({ clauses }) =>
    clauses.map(({ id }) => id),
  );
  // Clauses of the protocol are shared by operations.
  return [...new Set(ids)];
}
