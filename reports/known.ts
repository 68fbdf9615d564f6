import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';

/** True for a broken clause that the run's baseline knows: it does not make the run fail. */
export function isKnown(result: ClauseResult): boolean {
  return result.known !== undefined;
}

/** Why a broken clause is put up with, safe to print; null where it is not. */
export function knownWords({ known }: ClauseResult): string | null {
  if (!known) return null;
  const { firstSeen, expires, reason, link } = known;
  const until = expires ? ` until ${expires}` : '';
  return brief(`known since ${firstSeen}${until}: ${reason}${link ? ` (${link})` : ''}`);
}

/** How many of the broken clauses the run's baseline knows. */
export function knownCounts(results: ClauseResult[]): { fail: number; warn: number } {
  const counts = { fail: 0, warn: 0 };
  for (const result of results) {
    const { verdict } = result;
    if ((verdict === 'fail' || verdict === 'warn') && isKnown(result)) counts[verdict]++;
  }
  return counts;
}

/** True for a result that makes the run fail: a broken MUST, or SHOULD of a strict run, unless known. */
export function failsRun(result: ClauseResult, { strict }: RunHeader): boolean {
  const { verdict } = result;
  return (verdict === 'fail' || (verdict === 'warn' && strict)) && !isKnown(result);
}

/** True for a broken clause that the run's baseline has no entry of; never without a baseline. */
export function isNews(result: ClauseResult, header: RunHeader): boolean {
  const { baseline } = header;
  if (!baseline || !failsRun(result, header)) return false;
  return !baseline.entries.some((entry) => entry.clause === result.clause.id);
}

/** The path of the baseline that the run was held against, safe to print; null without one. */
export function baselineOf({ baseline }: RunHeader): string | null {
  return baseline ? brief(baseline.file) : null;
}
