import { loadContract } from '../../specs/load.ts';
import type { Arrangement, ArrangementHooks, HookResult } from '../arrange/hooks.ts';
import { newJournal } from '../arrange/journal.ts';
import { UsageError } from '../cli/exit.ts';
import { openJournal, openLines } from '../cli/files.ts';
import { openSession } from '../cli/session.ts';
import { type Settings, settingsFrom } from '../cli/settings.ts';
import { unreached } from '../cli/unreached.ts';
import { version } from '../cli/version.ts';
import type { ClauseResult, RunEvent } from '../model/run-record.ts';
import { count } from '../run/counts.ts';
import { run } from '../run/run.ts';
import type { ConformanceOptions, Way } from './options.ts';

/** What one run found, by clause. */
export interface Found {
  results: Map<string, ClauseResult>;
  seed: number;
  /** Path of the record, or null where none was asked for. */
  record: string | null;
}

/**
 * Runs the suite on the same core as the command line.
 *
 * @param selected - ids of the clauses to judge
 * @throws Error where nothing could be tested, in the command line's words
 */
export async function runOnce(options: ConformanceOptions, selected: string[]): Promise<Found> {
  const { endpoint, arrangements = {}, inconclusive, limit, out, ...config } = options;
  const url = typeof endpoint === 'function' ? await endpoint() : endpoint;
  const settings = {
    ...settingsFrom({ ...(url !== undefined && { endpoint: url }) }, config),
    selected: new Set(selected),
    select: selected,
  };
  const session = await openSession(settings);
  try {
    return await runIn(session, settings, hooksOf(arrangements), out);
  } finally {
    await session.close();
  }
}

async function runIn(
  session: Awaited<ReturnType<typeof openSession>>,
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
    format: 'memorydb-conformance/run/1',
    suite: version(),
    specRevision: loadContract().service.revision,
    operation: settings.operation.name,
    ...about,
    seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    select: settings.select,
    sourceSnapshot: settings.sourceSnapshot,
    strict: settings.strict,
  });
  const kept = out === undefined ? null : openJournal(out, { ...about, prefix });
  const started = performance.now();
  const result = await run({
    ...settings,
    contract: loadContract(),
    operation: settings.operation.name,
    transport: session.transport,
    journal: kept?.journal ?? newJournal(),
    patience: { ...session.patience, stopped: () => false },
    prefix,
    seed,
    hooks: { ...session.hooks, ...hooks },
    stopped: () => false,
    onExperiment: (event) => void emit(event),
    onProgress() {},
  });
  kept?.file.close();
  const events = result.kind === 'ran' ? result.results.map(emit) : [];
  if (result.kind === 'ran') for (const event of [...result.cells, ...result.notices]) emit(event);
  const counts = count(events);
  emit({
    kind: 'footer',
    end: result.kind === 'ran' ? result.end : result.kind,
    counts,
    requests: result.kind === 'ran' ? result.requests : 1,
    ms: Math.round(performance.now() - started),
    exitCode: result.kind === 'ran' ? Number(counts.fail > 0) : 3,
  });
  file?.close();
  if (result.kind !== 'ran') {
    throw new UsageError(session.redact(unreached(result, settings)));
  }
  const results = new Map(events.map((event) => [event.clause.id, event]));
  return { results, seed, record: file?.path ?? null };
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
