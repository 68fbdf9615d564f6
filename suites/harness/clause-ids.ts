import { everyClause } from '../../specs/load.ts';

/** Ids of all clauses of all operations, in order. */
export function clauseIds(): string[] {
  return everyClause().map(({ id }) => id);
}
