import { staleWords } from '../../reports/baseline-words.ts';
import { brief } from '../../reports/escape.ts';
import { failureLines } from '../../reports/failure.ts';
import { knownWords } from '../../reports/known.ts';
import { message, requirement } from '../../reports/message.ts';
import type { ClauseResult } from '../model/run-record.ts';
import type { ConformanceOptions } from './options.ts';
import type { Found } from './run-once.ts';

/** What becomes of a clause's test. */
export type Outcome =
  | { kind: 'pass' }
  | { kind: 'fail'; words: string }
  | { kind: 'skip'; words: string }
  | { kind: 'annotate'; words: string };

/**
 * A test ends as its clause's verdict demands, in the words of the terminal's report: a failure that the
 * baseline knows is told and fails nothing, an entry of it that has to go fails the test of its clause.
 */
export function outcomeOf(
  result: ClauseResult,
  { strict = false, inconclusive = 'skip' }: ConformanceOptions,
  found: Found,
): Outcome {
  const { verdict } = result;
  const reason = result.reason ? brief(message(result.reason)) : '';
  const known = knownWords(result);
  if (known !== null) return { kind: 'annotate', words: `${result.clause.id}: ${known}` };
  const stale = staleOf(result, found);
  if (stale !== null) {
    const words = verdict === 'pass' ? stale : `${proof(result, found)}\n  ${stale}`;
    return { kind: 'fail', words };
  }
  switch (verdict) {
    case 'pass':
      return { kind: 'pass' };
    case 'fail':
      return { kind: 'fail', words: proof(result, found) };
    case 'warn':
      return { kind: strict ? 'fail' : 'annotate', words: proof(result, found) };
    case 'error':
      return { kind: 'fail', words: reason };
    case 'skip':
      return { kind: 'skip', words: reason };
    case 'inconclusive':
      return inconclusive === 'fail'
        ? { kind: 'fail', words: `inconclusive: ${reason}\n  ${requirement(result.clause)}` }
        : { kind: 'skip', words: `inconclusive: ${reason}` };
  }
}

/** What the baseline says of a clause and should not say any more; null where it says nothing. */
function staleOf({ clause }: ClauseResult, { notices }: Found): string | null {
  for (const { notice } of notices) {
    if (notice.code === 'stale-entry' && notice.entry.clause === clause.id) {
      return `stale in the baseline: ${staleWords(notice)}`;
    }
  }
  return null;
}

/** The clause, expected, actual, the smallest request, and how to see it again. */
function proof(result: ClauseResult, { seed, record }: Found): string {
  const lines = failureLines(result, {
    width: 100,
    record: record ?? '',
  }).map((line) => line.replace(/^ {8}/gm, '  '));
  // Without a record there is nothing that could be run again but the test itself.
  const again = record === null ? lines.filter((line) => !/^ +reproduce /.test(line)) : lines;
  return [`${result.clause.id} is broken`, ...again, `  seed         ${seed}`].join('\n');
}
