import { EXIT } from '../suites/model/exit-code.ts';
import type { Notice, RunFooter } from '../suites/model/run-record.ts';
import { ending, noticeWords } from './outcome.ts';

/** What makes a run end with another code than 0 though it is no verdict on a clause. */
export interface AlsoFails {
  /** What should have been: the name of a test, where a format has tests only. */
  name: string;
  /** `error` where the run could not be what it should have been, `fail` where it says that something is wrong. */
  kind: 'fail' | 'error';
  /** What is wrong, safe to print. */
  words: string;
}

/**
 * All that makes a run fail beside its clauses. Who reads one format only must not see it green where the
 * exit code is another: skipped tests are green.
 */
export function alsoFails(footer: RunFooter | null, notices: Notice[]): AlsoFails[] {
  const list: AlsoFails[] = [];
  const incomplete = ending(footer?.end);
  if (incomplete) list.push({ name: 'the run is complete', kind: 'error', words: incomplete });
  else if (footer?.exitCode === EXIT.nothingTested) {
    const words = 'Nothing was tested: the reasons stand with the clauses.';
    list.push({ name: 'something was tested', kind: 'error', words });
  }
  const stale = notices
    .filter(({ notice }) => notice.code === 'stale-entry')
    .map((own) => noticeWords(own, 0));
  if (stale.length > 0) {
    const words = stale.join('\n');
    list.push({ name: 'the baseline has no stale entry', kind: 'fail', words });
  }
  return list;
}
