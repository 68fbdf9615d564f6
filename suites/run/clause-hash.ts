import type { Clause } from '../../specs/spec.ts';
import { hash } from './hash.ts';

/** A short hash of each clause's level and requirement, by id: tells whether a clause has changed. */
export function clauseHashes(clauses: Clause[]): Record<string, string> {
  return Object.fromEntries(
    clauses.map(({ id, level, requirement }) => [
      id,
      hash(JSON.stringify([level, requirement])).toString(36),
    ]),
  );
}
