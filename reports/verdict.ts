import type { VerdictKind } from '../suites/model/judgement.ts';

/** One character for each verdict, the same in every report. */
export const MARKS: Record<VerdictKind, string> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inconclusive: '?',
  skip: '-',
  error: 'E',
};
