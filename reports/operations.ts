import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import { MARKS, VERDICTS } from './marks.ts';
import { countsOf } from './outcome.ts';

/** How the clauses of one operation, or of a protocol, came out. */
export interface OperationCounts {
  /** The first part of its clauses' ids. */
  owner: string;
  counts: Record<VerdictKind, number>;
}

/** Counts by operation in the order of the results; nothing where only one operation was tested. */
export function operationCounts(
  { operations }: RunHeader,
  results: ClauseResult[],
): OperationCounts[] {
  if (operations.length < 2) return [];
  const owners = new Map<string, ClauseResult[]>();
  for (const result of results) {
    const owner = result.clause.id.split('/')[0] ?? '';
    const own = owners.get(owner);
    if (own) own.push(result);
    else owners.set(owner, [result]);
  }
  return [...owners].map(([owner, own]) => ({ owner, counts: countsOf(own) }));
}

/** `41 ✓ 3 ✗`: the counts that are not zero; `paint` gives a verdict its colour. */
export function markedCounts(
  counts: Record<VerdictKind, number>,
  paint: (verdict: VerdictKind, text: string) => string = (_verdict, text) => text,
): string {
  return VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => paint(verdict, `${counts[verdict]} ${MARKS[verdict]}`))
    .join(' ');
}
