import { EXIT } from '../suites/model/exit-code.ts';
import type { ClauseResult, Notice, RunFooter, RunHeader } from '../suites/model/run-record.ts';
import { staleWords } from './baseline-words.ts';
import { DECLARE, type Hindrance, hindranceWords } from './hindrances.ts';
import { failsRun } from './known.ts';
import { type LeftBehind, leftWords } from './left-behind.ts';

/** What makes a run end with another code than 0 though it is no verdict on a clause. */
export interface AlsoFails {
  /** What should have been: the name of a test, where a format has tests only. */
  name: string;
  /** `error` where the run could not be what it should have been, `fail` where it says that something is wrong. */
  kind: 'fail' | 'error';
  /** What is wrong, safe to print. */
  words: string;
}

/** What decides it. */
export interface RunAsEnded {
  header: RunHeader;
  footer: RunFooter | null;
  /** That the run is not complete, and why. */
  incomplete: string | null;
  hindrances: Hindrance[];
  left: LeftBehind | null;
  told: Notice['notice'][];
  broken: ClauseResult[];
}

/**
 * All that makes a run fail beside its clauses. Who reads one format only must not see it green where the
 * exit code is another: skipped tests are green.
 */
export function alsoFails(run: RunAsEnded): AlsoFails[] {
  const list = [ended(run), tested(run), cleanedUp(run), fresh(run)].filter((own) => own !== null);
  const shown = list.length > 0 || run.broken.some((result) => fails(result, run.header));
  const unexplained = shown ? null : rest(run.footer);
  return unexplained ? [unexplained] : list;
}

function ended({ incomplete }: RunAsEnded): AlsoFails | null {
  return incomplete === null
    ? null
    : { name: 'the run is complete', kind: 'error', words: incomplete };
}

/** A MUST that was hindered is news like a failure. */
function tested({ hindrances }: RunAsEnded): AlsoFails | null {
  if (hindrances.length === 0) return null;
  const words = [...hindrances.map((own) => hindranceWords(own)), DECLARE].join('\n');
  return { name: 'every MUST was tested', kind: 'fail', words };
}

function cleanedUp({ left }: RunAsEnded): AlsoFails | null {
  if (!left) return null;
  return { name: 'nothing is left behind', kind: 'fail', words: leftWords(left) };
}

function fresh({ told }: RunAsEnded): AlsoFails | null {
  const stale = told.flatMap((own) =>
    own.code === 'stale-entry' ? [`Stale in the baseline: ${staleWords(own)}`] : [],
  );
  return stale.length === 0
    ? null
    : { name: 'the baseline has no stale entry', kind: 'fail', words: stale.join('\n') };
}

/** What no verdict and nothing above accounts for. */
function rest(footer: RunFooter | null): AlsoFails | null {
  switch (footer?.exitCode) {
    case EXIT.nothingTested:
      return {
        name: 'something was tested',
        kind: 'error',
        words: 'Nothing was tested: the reasons stand with the clauses.',
      };
    case EXIT.ownFault:
      return {
        name: 'the suite has no fault',
        kind: 'error',
        words: 'A fault of the suite: the notices say which.',
      };
    default:
      return null;
  }
}

function fails(result: ClauseResult, header: RunHeader): boolean {
  return result.verdict === 'error' || failsRun(result, header);
}
