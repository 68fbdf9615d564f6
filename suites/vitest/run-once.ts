import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Arrangement, ArrangementHooks, HookResult } from '../arrange/hooks.ts';
import { openBaseline } from '../harness/baseline-file.ts';
import { UsageError } from '../harness/exit.ts';
import { openRecord, recordRun } from '../harness/record-run.ts';
import { stopOnSignals } from '../harness/signals.ts';
import type { ClauseResult, Notice, RunEnd } from '../model/run-record.ts';
import { modeFor } from './mode.ts';
import type { ConformanceOptions, Way } from './options.ts';
import { embedded } from './words.ts';

/** What one run found, by clause. */
export interface Found {
  results: Map<string, ClauseResult>;
  seed: number;
  end: RunEnd;
  /** What a reader must know and that is no verdict. */
  notices: Notice[];
  /** As the command line would have ended. */
  exitCode: number;
  /** Path of the record, or null where none was asked for. */
  record: string | null;
}

/** Ends when the run before does. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs the suite on the same core as the command line. Runs of a process take turns, also where its
 * tests are concurrent: a replay denies the network to all of it.
 *
 * @param selected - ids of the clauses to judge, or null for all that the options mean
 * @throws Error where nothing could be tested
 */
export function runOnce(options: ConformanceOptions, selected: string[] | null): Promise<Found> {
  const own = turn.then(() => runNow(options, selected));
  turn = own.catch(() => {});
  return own;
}

async function runNow(options: ConformanceOptions, selected: string[] | null): Promise<Found> {
  const { arrangements = {}, out, replay } = options;
  const stop = stopOnSignals();
  try {
    const mode = await modeFor(options, selected);
    const record = out === undefined ? null : openRecord(out);
    // What is made on an endpoint outlives the process: it is written down where nobody asked for a record, too.
    const isLasting = mode.settings.endpoint !== null && replay === undefined;
    const journal = join(tmpdir(), `memorydb-conformance-${process.pid}`, 'journal.jsonl');
    const ran = await recordRun(mode, {
      baseline: openBaseline(mode.settings),
      record,
      // A replay's hooks say what they said; nobody's are called.
      hooks: replay === undefined ? hooksOf(arrangements) : {},
      ...(isLasting && { journal }),
      stopped: stop.requested,
      onProgress() {},
    });
    if (isLasting && !record && !ran.left)
      rmSync(dirname(journal), { recursive: true, force: true });
    if (ran.unreached !== null) throw new UsageError(ran.unreached);
    const { seed, end, notices, exitCode } = ran;
    const results = new Map(ran.results.map((result) => [result.clause.id, result]));
    return { results, seed, end, notices, exitCode, record: record?.path ?? null };
  } catch (error) {
    throw embedded(error);
  } finally {
    stop.done();
  }
}

function hooksOf(ways: NonNullable<ConformanceOptions['arrangements']>): ArrangementHooks {
  const hook = (way: Way) => async (): Promise<HookResult> => {
    try {
      await way();
      return { ok: true };
    } catch (error) {
      return { ok: false, detail: (error as Error).message };
    }
  };
  const all = Object.entries(ways).map(([name, { enter, leave }]) => [
    name as Arrangement,
    { enter: hook(enter), leave: hook(leave) },
  ]);
  return Object.fromEntries(all) as ArrangementHooks;
}
