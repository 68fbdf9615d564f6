import type { VerdictKind } from '../model/judgement.ts';
import type { ClauseResult } from '../model/run-record.ts';

/** How many clauses have each verdict. */
export function count(results: ClauseResult[]): Record<VerdictKind, number> {
  const counts = {
    pass: 0,
    fail: 0,
    warn: 0,
    inconclusive: 0,
    skip: 0,
    error: 0,
  };
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}
