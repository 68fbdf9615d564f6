import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { loadRestsOn } from '../../specs/rests-on.ts';
import type { Arrangement, ArrangementHooks, HookResult } from '../arrange/hooks.ts';
import { newJournal } from '../arrange/journal.ts';
import { UsageError } from '../harness/exit.ts';
import { openJournal, openLines } from '../harness/files.ts';
import type { Opened } from '../harness/mode.ts';
import type { Settings } from '../harness/settings.ts';
import { unreached } from '../harness/unreached.ts';
import { version } from '../harness/version.ts';
import type { ClauseResult, Notice, RunEnd, RunEvent } from '../model/run-record.ts';
import { count } from '../run/counts.ts';
import { exitCodeOf } from '../run/exit-code.ts';
import { run } from '../run/run.ts';
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
  try {
    const { settings, open } = await modeFor(options, selected);
    const opened = await open();
    try {
      // A replay's hooks say what they said; nobody's are called.
      return await runIn(opened, settings, replay === undefined ? hooksOf(arrangements) : {}, out);
    } finally {
      await opened.session.close();
    }
  } catch (error) {
    throw embedded(error);
  }
}

async function runIn(
  { session, options, finish }: Opened,
  settings: Settings,
  hooks: ArrangementHooks,
  out: string | undefined,
): Promise<Found> {
  const file = out === undefined ? null : openLines(`${out}/run.jsonl`);
  const emit = <Event extends RunEvent>(event: Event): Event => {
    const line = session.redact(JSON.stringify(event));
    file?.write(`${line}\n`);
    return JSON.parse(line) as Event;
  };
  const { seed, prefix } = session;
  const startedAt = new Date().toISOString();
  const about = { endpoint: session.label, region: settings.region, startedAt };
  emit({
    kind: 'header',
    format: 'memorydb-conformance/run/2',
    suite: version(),
    specRevision: loadContract().service.revision,
    operations: [settings.operation.name],
    ...about,
    ...(settings.replayFrom !== null && { cassette: settings.replayFrom }),
    ...(session.recorded !== undefined && { recorded: session.recorded }),
    seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    select: settings.select,
    given: settings.given,
    mostAlive: settings.mostAlive,
    strict: settings.strict,
  });
  const kept = out === undefined ? null : openJournal(out, { ...about, prefix });
  const started = performance.now();
  const result = await run({
    ...settings,
    contract: loadContract(),
    resources: loadResources(),
    restsOn: loadRestsOn(),
    operations: [settings.operation.name],
    transport: session.transport,
    journal: kept?.journal ?? newJournal(),
    patience: { ...session.patience, stopped: () => false },
    prefix,
    seed,
    hooks: { ...session.hooks, ...hooks },
    stopped: () => false,
    ...options,
    onExperiment: (event) => void emit(event),
    onProgress() {},
  });
  kept?.file.close();
  const events = result.kind === 'ran' ? result.results.map(emit) : [];
  if (result.kind === 'ran') for (const cell of result.cells) emit(cell);
  const own = result.kind === 'ran' ? result.notices : [];
  const notices = [...own, ...finish(result).notices].map(emit);
  const end = result.kind === 'ran' ? result.end : result.kind;
  const exitCode = exitCodeOf(end, events, settings.strict, {
    left: result.kind === 'ran' && result.left.length > 0,
  });
  emit({
    kind: 'footer',
    end,
    counts: count(events),
    requests: result.kind === 'ran' ? result.requests : 1,
    made: result.kind === 'ran' ? result.made : 0,
    mostAlive: result.kind === 'ran' ? result.mostAlive : 0,
    ms: Math.round(performance.now() - started),
    exitCode,
  });
  file?.close();
  if (result.kind !== 'ran') {
    throw new UsageError(session.redact(unreached(result, settings)));
  }
  const results = new Map(events.map((event) => [event.clause.id, event]));
  return { results, seed, end, notices, exitCode, record: file?.path ?? null };
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
