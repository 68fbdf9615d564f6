import type { ClauseResult } from '../model/run-record.ts';

/** A broken clause, and those that could not be decided because of it. */
export interface Cause {
  clause: string;
  blocked: string[];
}

/**
 * Clauses that rest on a broken one are not told as failures of their own: they are inconclusive,
 * blocked by it.
 *
 * @param basesOf - the ids that a clause rests on
 */
export function blockedBy(
  results: ClauseResult[],
  basesOf: (id: string) => string[],
): ClauseResult[] {
  const broken = new Set(
    results
      .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
      .map(({ clause }) => clause.id),
  );
  return results.map((result) => {
    const { verdict, clause } = result;
    if (verdict === 'pass' || verdict === 'error' || isFixed(result)) return result;
    const base = basesOf(clause.id).find((id) => broken.has(id));
    if (base === undefined) return result;
    return {
      ...result,
      verdict: 'inconclusive',
      counterexample: null,
      reason: { code: 'blocked-by', clause: base },
    };
  });
}

/** The causes of a run, those first that most clauses wait for. */
export function causesOf(results: ClauseResult[]): Cause[] {
  const causes = new Map<string, string[]>();
  for (const { clause, reason } of results) {
    if (reason?.code !== 'blocked-by') continue;
    causes.set(reason.clause, [...(causes.get(reason.clause) ?? []), clause.id]);
  }
  return [...causes]
    .map(([clause, blocked]) => ({ clause, blocked }))
    .sort((a, b) => b.blocked.length - a.blocked.length);
}

/** What the user has declared, or what needs something of theirs, is not for want of a simpler clause. */
function isFixed({ verdict, reason }: ClauseResult): boolean {
  if (verdict === 'fail' || verdict === 'warn') return false;
  const code = reason?.code;
  return code === 'declared-absent' || code === 'needs-value' || code === 'needs-hook';
}
