import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, Notice, RunEnd, RunHeader } from '../suites/model/run-record.ts';
import { staleWords, updateWords } from './baseline-words.ts';
import { causeWords } from './causes.ts';
import { counted, some } from './counted.ts';
import { brief } from './escape.ts';
import { leftWords } from './left-behind.ts';
import { message } from './message.ts';
import { seconds } from './quote.ts';

/** How often each verdict came. */
export function countsOf(results: ClauseResult[]): Record<VerdictKind, number> {
  const counts = { pass: 0, fail: 0, warn: 0, inconclusive: 0, skip: 0, error: 0 };
  for (const { verdict } of results) counts[verdict]++;
  return counts;
}

/**
 * `138 passed, 2 failed (1 known), 0 warned, 2 inconclusive, 5 skipped`; errors only where there are any.
 *
 * @param known - how many of them a baseline knows
 */
export function countWords(
  counts: Record<VerdictKind, number>,
  known: { fail: number; warn: number } = { fail: 0, warn: 0 },
): string {
  const { pass, fail, warn, inconclusive, skip, error } = counts;
  const ofThem = (count: number) => (count > 0 ? ` (${count} known)` : '');
  return [
    `${pass} passed`,
    `${fail} failed${ofThem(known.fail)}`,
    `${warn} warned${ofThem(known.warn)}`,
    `${inconclusive} inconclusive`,
    `${skip} skipped`,
    ...(error ? [counted(error, 'error')] : []),
  ].join(', ');
}

/** That a run is not complete, and why; null for one that is. No end at all: the record was cut off. */
export function ending(end: RunEnd | undefined): string | null {
  if (end === 'complete') return null;
  const code = end ?? 'cut-off';
  const words = Object.hasOwn(ENDS, code) ? ENDS[code] : `it ended as ${brief(code)}`;
  return `The run is not complete: ${words}.`;
}

const ENDS = {
  unarranged: 'no plain call was accepted, so that most is unproven',
  interrupted: 'it was interrupted',
  'endpoint-lost': 'the endpoint stopped answering',
  unreachable: 'the endpoint could not be reached',
  denied: 'the endpoint refuses the credentials',
  'not-memorydb': 'the endpoint does not answer as MemoryDB does',
  'cut-off': 'its record has no end',
} as const;

/** That a run is one shard of several, and so no verdict on the whole; null for one that is not. */
export function shardWords({ shard }: RunHeader): string | null {
  if (!shard) return null;
  const { index, count, owners } = shard;
  return `This is shard ${index} of ${count}, on ${some(owners)}; the report of all shards is the verdict.`;
}

/**
 * A notice in words, safe to print; null for one that a later version made.
 *
 * @param inconclusive - clauses without a verdict
 */
export function noticeWords({ notice }: Notice, inconclusive: number): string | null {
  switch (notice.code) {
    case 'not-implemented':
      return `The endpoint does not implement ${brief(notice.operation)}. The other ${inconclusive} clauses could not be tested.`;
    case 'unarranged':
      return `No plain ${brief(notice.operation)} was accepted: ${brief(message(notice.reason))}. ${inconclusive} clauses could not be tested.`;
    case 'late-reads':
      return lateWords(notice.ms);
    case 'cause':
      return causeWords(notice);
    case 'left-behind':
      return leftWords({ names: notice.names, command: null });
    case 'stale-entry':
      return `Stale in the baseline: ${staleWords(notice)}`;
    case 'baseline-updated':
      return `The baseline ${updateWords(notice)}`;
    case 'unused':
      return `The cassette holds ${notice.count} exchanges that nobody asked for: ${some(notice.experiments)}`;
    case 'clauses-since': {
      const { suite, specRevision } = notice;
      const parts = (['added', 'removed', 'changed'] as const)
        .filter((part) => notice[part].length > 0)
        .map((part) => `${notice[part].length} ${part} (${some(notice[part])})`);
      return `Clauses since the recording, of specs ${brief(specRevision)} and version ${brief(suite)}: ${parts.join('; ')}`;
    }
    default:
      notice satisfies never;
      return null;
  }
}

/** How late reads were, in milliseconds; null where some never showed a change in time. */
function lateWords(ms: number | null): string {
  return ms === null
    ? 'Reads were late: some never showed a change in the time that the run waits.'
    : `Reads were late: a change showed up to ${seconds(ms)} after it was answered.`;
}
