import { message } from '../../reports/message.ts';
import type { Baseline, KnownFailure } from '../model/baseline.ts';
import type { ClauseResult, Notice, RunEnd } from '../model/run-record.ts';
import { heldAgainst, revision, staleNotices } from '../run/baseline.ts';
import { readBaseline, reviseBaseline } from './baseline-file.ts';
import { clauseIds } from './clause-ids.ts';
import type { Settings } from './settings.ts';

/** Results with what is known of them, and what there is to say about the baseline. */
export interface Held {
  results: ClauseResult[];
  notices: Notice[];
  /** How many entries have to go. */
  stale: number;
}

/**
 * Holds the results of a run against its baseline and, where that was asked for, makes the baseline
 * agree first. A run that was cut off saw too little to change what people keep.
 *
 * @param today - the day on which the run began
 */
export function heldResults(
  baseline: Baseline | null,
  results: ClauseResult[],
  { strict, updateBaseline }: Pick<Settings, 'strict' | 'updateBaseline'>,
  end: RunEnd,
  today: string,
): Held {
  if (!baseline) return { results, notices: [], stale: 0 };
  const { file } = baseline;
  const hold = ({ entries }: Baseline) => heldAgainst(entries, results, { today, strict });
  const seen = hold(baseline);
  if (!updateBaseline) return said(seen.results, staleNotices(seen.findings, file));
  if (end !== 'complete') {
    return said(seen.results, staleNotices(seen.findings, file), updateNotice(file));
  }
  const { add, remove } = revision(seen.findings, today, message);
  if (add.length + remove.length > 0) reviseBaseline(file, clauseIds(), { add, remove });
  const after = hold(readBaseline(file, clauseIds(), true));
  return said(after.results, staleNotices(after.findings, file), updateNotice(file, add, remove));
}

function said(results: ClauseResult[], stale: Notice[], ...others: Notice[]): Held {
  return { results, notices: [...stale, ...others], stale: stale.length };
}

function updateNotice(file: string, add: KnownFailure[] = [], remove: KnownFailure[] = []): Notice {
  const ids = (list: KnownFailure[]) => list.map(({ clause }) => clause);
  const notice = { file, added: ids(add), removed: ids(remove) };
  return { kind: 'notice', notice: { code: 'baseline-updated', ...notice } };
}
