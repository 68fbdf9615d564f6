import type { ClauseResult, Notice, RunHeader } from '../suites/model/run-record.ts';
import { type Cause, causeWords } from './causes.ts';
import { counted, some } from './counted.ts';
import { type LeftBehind, leftWords } from './left-behind.ts';
import { noticeWords, shardWords } from './outcome.ts';

/** Something that a reader must know beside the verdicts. */
export interface Remark {
  code: Notice['notice']['code'] | 'shard';
  /** Safe to print. */
  words: string;
}

/** What is told of a run beside its verdicts, causes first. */
export function remarksOf(about: {
  header: RunHeader;
  results: ClauseResult[];
  told: Notice['notice'][];
  causes: Cause[];
  left: LeftBehind | null;
}): Remark[] {
  const { header, results, told, causes, left } = about;
  const part = shardWords(header);
  const missing = told.flatMap((own) => (own.code === 'not-implemented' ? [own.operation] : []));
  return [
    ...(part === null ? [] : [{ code: 'shard' as const, words: part }]),
    ...causes.map((own) => ({ code: 'cause' as const, words: causeWords(own) })),
    // Of many operations that are not there a sentence each would hide the rest.
    ...(missing.length > 1
      ? [{ code: 'not-implemented' as const, words: missingWords(missing) }]
      : []),
    ...told.flatMap((notice): Remark[] => {
      const { code } = notice;
      // Told from the results, and with the command that deletes it.
      if (code === 'cause' || code === 'left-behind') return [];
      if (code === 'not-implemented' && missing.length > 1) return [];
      const words = noticeWords({ kind: 'notice', notice }, untestedFor(notice, header, results));
      return words === null ? [] : [{ code, words }];
    }),
    ...(left ? [{ code: 'left-behind' as const, words: leftWords(left) }] : []),
  ];
}

function missingWords(operations: string[]): string {
  const names = some(operations, 12);
  return `The endpoint does not implement ${counted(operations.length, 'operation')}: ${names}. What else they promise could not be tested.`;
}

/** How many clauses are inconclusive of the operation that a notice is about, or of all. */
function untestedFor(
  notice: Notice['notice'],
  { operations }: RunHeader,
  results: ClauseResult[],
): number {
  const own = 'operation' in notice && operations.length > 1 ? `${notice.operation}/` : '';
  return results.filter(
    ({ verdict, clause }) => verdict === 'inconclusive' && clause.id.startsWith(own),
  ).length;
}
