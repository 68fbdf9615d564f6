import type { CallSummary, Phrase } from './phrase.ts';

/** What one trace says about one clause. */
export type Judgement =
  /** `witness`: an order of calls that explains what was seen. */
  | { outcome: 'holds'; witness?: CallSummary[] }
  | { outcome: 'broken'; expected: Phrase; actual: Phrase }
  | { outcome: 'inconclusive'; reason: Phrase };

/** After ISO/IEC 9646, with warn and skip. */
export type VerdictKind = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'skip' | 'error';

/** The clause is kept. */
export const HOLDS: Judgement = { outcome: 'holds' };

/** The clause is broken: what was expected, what came. */
export function broken(expected: Phrase, actual: Phrase): Judgement {
  return { outcome: 'broken', expected, actual };
}

/** The trace proves nothing, and why. */
export function inconclusive(reason: Phrase): Judgement {
  return { outcome: 'inconclusive', reason };
}
