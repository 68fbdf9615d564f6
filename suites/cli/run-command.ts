import { join } from 'node:path';
import { render } from '../../reports/render.ts';
import { loadContract } from '../../specs/load.ts';
import type { RunEnd, RunEvent, RunHeader } from '../model/run-record.ts';
import { count } from '../run/counts.ts';
import type { RunResult } from '../run/options.ts';
import { run } from '../run/run.ts';
import { EXIT } from './exit.ts';
import { type LineFile, openJournal, openLines } from './files.ts';
import { parseFlags } from './flags.ts';
import { progressLine } from './progress.ts';
import { openSession, type Session } from './session.ts';
import { RUN_FLAGS, type Settings, settingsOf } from './settings.ts';
import { unreached } from './unreached.ts';
import { version } from './version.ts';
import { callWitness } from './witness.ts';

/** `run`: the suite on one endpoint. */
export async function runCommand(args: string[]): Promise<number> {
  const { flags } = parseFlags('run', args, RUN_FLAGS, 0);
  const settings = await settingsOf(flags);
  const record = openLines(join(settings.out, 'run.jsonl'));
  const extra = settings.reports.map(({ format, file }) => ({
    format,
    file: openLines(file),
  }));
  const session = await openSession(settings);
  try {
    return await runIn(session, settings, record, extra);
  } finally {
    await session.close();
  }
}

/** The run from its header to its report; what is left open is the caller's to close. */
async function runIn(
  session: Session,
  settings: Settings,
  record: LineFile,
  extra: { format: string; file: LineFile }[],
): Promise<number> {
  const witness = settings.witness ? await callWitness(session.transport) : null;
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => {
    const line = session.redact(JSON.stringify(event));
    events.push(JSON.parse(line) as RunEvent);
    record.write(`${line}\n`);
  };
  const header: RunHeader = {
    kind: 'header',
    format: 'memorydb-conformance/run/1',
    suite: version(),
    specRevision: loadContract().service.revision,
    operation: settings.operation.name,
    endpoint: session.label,
    region: settings.region,
    startedAt: new Date().toISOString(),
    seed: session.seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    select: settings.select,
    sourceSnapshot: settings.sourceSnapshot,
    strict: settings.strict,
  };
  emit(header);
  const { endpoint, region, startedAt } = header;
  const { journal, file } = openJournal(settings.out, {
    endpoint,
    region,
    startedAt,
    prefix: session.prefix,
  });

  const stop = stopOnSignals();
  const progress = progressLine(process.stderr, settings.quiet);
  const started = performance.now();
  const result = await run({
    contract: loadContract(),
    operation: settings.operation.name,
    transport: witness?.transport ?? session.transport,
    journal,
    patience: { ...session.patience, stopped: stop.requested },
    prefix: session.prefix,
    seed: session.seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    selected: settings.selected,
    absent: settings.absent,
    sourceSnapshot: settings.sourceSnapshot,
    cluster: settings.cluster,
    ordinary: settings.ordinary,
    hooks: session.hooks,
    destructive: settings.destructive,
    slow: settings.slow,
    stopped: stop.requested,
    onExperiment: emit,
    onProgress: progress.show,
  });
  progress.clear();
  stop.done();
  const ms = Math.round(performance.now() - started);
  file.close();

  const parts =
    result.kind === 'ran' ? [...result.results, ...result.cells, ...result.notices] : [];
  for (const event of parts) emit(event);
  const testimony = await witness?.testify();
  if (testimony) emit({ kind: 'notice', notice: { code: 'witness', ...testimony } });
  const counts = count(result.kind === 'ran' ? result.results : []);
  const misread = testimony !== undefined && testimony.disagreements.length > 0;
  const exitCode = misread ? EXIT.ownFault : exitOf(result, counts, settings.strict);
  const end: RunEnd = result.kind === 'ran' ? result.end : result.kind;
  const requests = result.kind === 'ran' ? result.requests : 1;
  emit({ kind: 'footer', end, counts, requests, ms, exitCode });
  record.close();

  const view = {
    width: process.stdout.columns ?? 80,
    record: record.path,
    ...settings,
  };
  const plain = openLines(join(settings.out, 'report.txt'));
  for (const { format, file: target } of [...extra, { format: 'text', file: plain }]) {
    target.write(
      render(format, events, {
        ...view,
        width: 80,
        color: false,
        quiet: false,
        verbose: true,
      }),
    );
    target.close();
  }
  if (result.kind !== 'ran') {
    process.stderr.write(`memorydb-conformance: ${session.redact(unreached(result, settings))}\n`);
    return exitCode;
  }
  process.stdout.write(render('text', events, { ...view, color: usesColor() }));
  return exitCode;
}

function exitOf(result: RunResult, counts: ReturnType<typeof count>, strict: boolean): number {
  if (result.kind !== 'ran') return EXIT.nothingTested;
  if (result.end === 'interrupted') return EXIT.interrupted;
  if (counts.error > 0) return EXIT.ownFault;
  if (counts.fail > 0 || (strict && counts.warn > 0)) return EXIT.doesNotConform;
  if (result.end === 'endpoint-lost') return EXIT.nothingTested;
  return counts.pass + counts.warn > 0 ? EXIT.conforms : EXIT.nothingTested;
}

/** Colour where a person looks, unless NO_COLOR says otherwise. */
export function usesColor(): boolean {
  return (
    Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
  );
}

/** The first signal ends the run in order, with its record and its clean-up; the second at once. */
function stopOnSignals(): { requested(): boolean; done(): void } {
  let requested = false;
  const onSignal = () => {
    if (requested) process.exit(EXIT.interrupted);
    requested = true;
    process.stderr.write(
      '\nmemorydb-conformance: ending; deleting what was created (again to stop at once)\n',
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    requested: () => requested,
    done: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
