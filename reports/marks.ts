import type { VerdictKind } from '../suites/model/judgement.ts';

/** A verdict's mark, the same in every report. */
export const MARKS: Record<VerdictKind, string> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inconclusive: '?',
  skip: '-',
  error: 'E',
};

/** A verdict as a word after a number: `3 failed`. */
export const COUNTED: Record<VerdictKind, string> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'warned',
  inconclusive: 'inconclusive',
  skip: 'skipped',
  error: 'errors',
};

/** Every verdict, in the order in which counts are shown. */
export const VERDICTS = Object.keys(MARKS) as VerdictKind[];

/** The clause was seen to be broken. */
export function isBroken(verdict: VerdictKind): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

/** The clause was put to the test: kept or broken. */
export function isTested(verdict: VerdictKind): boolean {
  return verdict === 'pass' || isBroken(verdict);
}
