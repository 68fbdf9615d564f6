import type { VerdictKind } from '../model/judgement.ts';
import type { RunResult } from '../run/options.ts';

/** What a defect is expected to break. */
export interface Expectation {
  clause: string;
  also?: string[];
  may?: string[];
}

/**
 * Holds the broken clauses of a run against what a planted defect is meant to break.
 *
 * @returns clauses that ought to have broken and did not, and those that broke and ought not
 */
export function caught(
  result: RunResult,
  defect: Expectation,
): { missed: string[]; blamed: string[] } {
  const results = result.kind === 'ran' ? result.results : [];
  const having = (...verdicts: VerdictKind[]) =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).map(({ clause }) => clause.id);
  // A fault of ours in the judge catches nothing, and blames all the same.
  const broken = having('fail', 'warn');
  const meant = [defect.clause, ...(defect.also ?? [])];
  const allowed = [...meant, ...(defect.may ?? [])];
  return {
    missed: meant.filter((id) => !broken.includes(id)),
    blamed: [...broken, ...having('error')].filter((id) => !allowed.includes(id)),
  };
}
