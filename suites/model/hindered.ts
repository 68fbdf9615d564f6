import type { Phrase } from './phrase.ts';
import type { ClauseResult } from './run-record.ts';

/**
 * Reasons that are limits which somebody declared, or which a clause has by its nature: what nobody
 * allowed, named or gave a hook for, what an endpoint never shows, and what waits for another clause.
 */
const DECLARED: ReadonlySet<Phrase['code']> = new Set([
  'declared-absent',
  'needs-value',
  'needs-hook',
  'needs-slow',
  'irreversible',
  'needs-alive',
  'settled-at-once',
  'blocked-by',
  'never-seen',
  'never-present',
  'no-tags-to-inherit',
  'unreachable',
  'not-recorded',
  'list-too-long',
]);

/**
 * True for a MUST that something hindered: a refused twin, a quota, throttling, an answer that came
 * once. Not tested is not passed, so that it is news like a failure.
 */
export function isHindered({ clause, verdict, reason }: ClauseResult): boolean {
  if (clause.level !== 'MUST' || verdict !== 'inconclusive') return false;
  return reason !== null && !isDeclared(reason);
}

/** What only the service makes, and has none of, is a limit of the account. */
function isDeclared(reason: Phrase): boolean {
  if (reason.code === 'not-arranged') return reason.reason.code === 'no-way-to-make';
  return DECLARED.has(reason.code);
}
