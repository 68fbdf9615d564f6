import { join } from 'node:path';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { loadRestsOn } from '../../specs/rests-on.ts';
import type { ArrangementHooks } from '../arrange/hooks.ts';
import { newJournal } from '../arrange/journal.ts';
import type { Baseline } from '../model/baseline.ts';
import type { ClauseResult, Notice, RunEnd, RunEvent, RunHeader } from '../model/run-record.ts';
import { count } from '../run/counts.ts';
import { exitCodeOf } from '../run/exit-code.ts';
import type { Progress } from '../run/options.ts';
import { run } from '../run/run.ts';
import { dayOf } from './day.ts';
import { eventLog } from './event-log.ts';
import { UsageError } from './exit.ts';
import { type LineFile, openLines } from './files.ts';
import { heldResults } from './held-results.ts';
import { journalBeside, openJournal } from './journal-file.ts';
import type { Mode, Opened } from './mode.ts';
import { takeFolder } from './out-lock.ts';
import { runHeader } from './run-header.ts';
import type { Settings } from './settings.ts';
import { unreached } from './unreached.ts';

/** What the command line and a test tool hand in each in their own way. */
export interface RunWays {
  baseline: Baseline | null;
  /** The record, with the journal beside it; null keeps none. */
  record: LineFile | null;
  /** Path of the journal where there is no record; absent where what is made ends with the run. */
  journal?: string;
  /** Ways into states that only the caller's own code knows, beside those of the settings. */
  hooks?: ArrangementHooks;
  /** True when the run is to end early, in order. */
  stopped(): boolean;
  onProgress(progress: Progress): void;
}

/** A run that has ended, as its record has it. */
export interface RecordedRun {
  events: RunEvent[];
  results: ClauseResult[];
  /** What a reader must know and that is no verdict. */
  notices: Notice[];
  seed: number;
  end: RunEnd;
  exitCode: number;
  /** What became of a recording, for the user; null without one. */
  said: string | null;
  /** Why nothing could be tested, in a line; null where anything was. */
  unreached: string | null;
  /** How many things could not be deleted. */
  left: number;
}

/**
 * Opens the record of a run.
 *
 * @throws UsageError when it cannot be written, or another run is writing there
 */
export function openRecord(folder: string): LineFile {
  const giveBack = takeFolder(folder);
  const file = openLines(join(folder, 'run.jsonl'));
  let isOpen = true;
  return {
    ...file,
    close() {
      if (!isOpen) return;
      isOpen = false;
      try {
        file.close();
      } finally {
        giveBack();
      }
    },
  };
}

/**
 * Runs the suite and writes the record of it, from its header to its footer.
 *
 * @throws UsageError when the way to the endpoint cannot be opened, or a file cannot be written any more;
 * what the run made is then deleted as far as that is possible
 */
export async function recordRun({ settings, open }: Mode, ways: RunWays): Promise<RecordedRun> {
  const opened = await open().catch((error: unknown) => {
    ways.record?.close();
    throw error;
  });
  try {
    return await runIn(opened, settings, ways);
  } finally {
    ways.record?.close();
    await opened.session.close();
  }
}

async function runIn(opened: Opened, settings: Settings, ways: RunWays): Promise<RecordedRun> {
  const { session, finish } = opened;
  const { baseline, record } = ways;
  /** Why a file cannot be written any more. The run then ends in order, with its clean-up. */
  let unwritten: unknown = null;
  const onFailure = (error: unknown) => {
    unwritten ??= error;
  };
  const { events, emit } = eventLog(record, session.filter, onFailure);
  const header = emit(runHeader(session, settings, baseline));
  const path = record ? journalBeside(record) : ways.journal;
  const kept = path === undefined ? null : openJournal(path, headingOf(header, opened), onFailure);
  const journal = kept?.journal ?? newJournal();
  const stopped = () => unwritten !== null || ways.stopped();

  const started = performance.now();
  const { absent, given, members, mostAlive, ordinary } = settings;
  const { destructive, region, slow, protocols } = settings;
  const result = await run({
    ...{ absent, given, members, mostAlive, ordinary, destructive, region, slow, protocols },
    contract: loadContract(),
    resources: loadResources(),
    restsOn: loadRestsOn(),
    operations: settings.operations,
    transport: session.transport,
    journal,
    patience: { ...session.patience, stopped },
    isAws: session.isAws,
    prefix: session.prefix,
    seed: session.seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    selected: settings.selected,
    hooks: { ...session.hooks, ...ways.hooks },
    stopped,
    ...opened.options,
    onExperiment: emit,
    onProgress: ways.onProgress,
  });
  const ms = Math.round(performance.now() - started);
  if (unwritten !== null) throw endedFor(unwritten, journal.left().length);
  kept?.file.close();

  const end = result.kind === 'ran' ? result.end : result.kind;
  const found = result.kind === 'ran' ? result.results : [];
  const held = heldResults(baseline, found, settings, end, dayOf(header.startedAt));
  const finished = finish(result);
  const results = held.results.map(emit);
  if (result.kind === 'ran') for (const cell of result.cells) emit(cell);
  const own = result.kind === 'ran' ? result.notices : [];
  const notices = [...own, ...finished.notices, ...held.notices].map(emit);
  const { made, mostAlive: most, left } = result.kind === 'ran' ? result : NOTHING;
  const also = { stale: held.stale, left: left.length > 0 };
  const exitCode = finished.exitCode ?? exitCodeOf(end, results, settings.strict, also);
  const requests = result.kind === 'ran' ? result.requests : 1;
  emit({
    kind: 'footer',
    end,
    counts: count(results),
    requests,
    made,
    mostAlive: most,
    ms,
    exitCode,
  });
  record?.close();
  if (unwritten !== null) throw endedFor(unwritten, journal.left().length);
  const why = result.kind === 'ran' ? null : session.filter.text(unreached(result, settings));
  const { seed } = session;
  return {
    events,
    results,
    notices,
    seed,
    end,
    exitCode,
    said: finished.said,
    unreached: why,
    left: left.length,
  };
}

/** What a run that never began has made. */
const NOTHING = { made: 0, mostAlive: 0, left: [] };

/** What a journal says of its run: enough to delete what is left without the record. */
function headingOf({ endpoint, region, startedAt }: RunHeader, { session }: Opened) {
  return { endpoint, region, startedAt, prefix: session.prefix };
}

/** That the run was ended because a file could not be written, and what became of what it made. */
function endedFor(error: unknown, left: number): UsageError {
  const made =
    left > 0
      ? `${left} things that it made are left; cleanup deletes them`
      : 'what it made is deleted';
  return new UsageError(`${(error as Error).message}; the run was ended, and ${made}`);
}
