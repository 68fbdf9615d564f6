import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';

/** What a run that is held against a baseline says of a broken clause that the baseline knows. */
interface Known {
  reason: string;
  firstSeen: string;
  expires?: string;
  link?: string;
}

const knownOf = (result: ClauseResult) => (result as { known?: Known }).known;

/** True for a broken clause that the run's baseline knows: it does not make the run fail. */
export function isKnown(result: ClauseResult): boolean {
  return knownOf(result) !== undefined;
}

/** Why a broken clause is put up with, safe to print; null where it is not. */
export function knownWords(result: ClauseResult): string | null {
  const known = knownOf(result);
  if (!known) return null;
  const { firstSeen, expires, reason, link } = known;
  const until = expires ? ` until ${expires}` : '';
  return brief(`known since ${firstSeen}${until}: ${reason}${link ? ` (${link})` : ''}`);
}

/** True for a result that makes the run fail: a broken MUST, or SHOULD of a strict run, unless known. */
export function failsRun(result: ClauseResult, { strict }: RunHeader): boolean {
  const { verdict } = result;
  return (verdict === 'fail' || (verdict === 'warn' && strict)) && !isKnown(result);
}

/** The path of the baseline that the run was held against, safe to print; null without one. */
export function baselineOf(header: RunHeader): string | null {
  const { baseline } = header as { baseline?: { file: string } };
  return baseline ? brief(baseline.file) : null;
}
