import { join } from 'node:path';
import { jsonText, printableLines } from '../../reports/escape.ts';
import { type Format, TERMINAL, TEXT } from '../../reports/formats.ts';
import { renderHtml } from '../../reports/html/report.ts';
import { summarise } from '../../reports/summary.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { loadRestsOn } from '../../specs/rests-on.ts';
import { openBaseline } from '../harness/baseline-file.ts';
import { dayOf } from '../harness/day.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { type LineFile, openJournal, openLines, openTarget } from '../harness/files.ts';
import { parseFlags } from '../harness/flags.ts';
import { heldResults } from '../harness/held-results.ts';
import { modeOf, type Opened } from '../harness/mode.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { type Settings, settingsMark, settingsOf } from '../harness/settings.ts';
import { unreached } from '../harness/unreached.ts';
import { version } from '../harness/version.ts';
import { callWitness } from '../harness/witness.ts';
import type { Baseline } from '../model/baseline.ts';
import type { RunEnd, RunEvent, RunHeader } from '../model/run-record.ts';
import { count } from '../run/counts.ts';
import { exitCodeOf } from '../run/exit-code.ts';
import { run } from '../run/run.ts';
import { usesColor } from './color.ts';
import { progressLine } from './progress.ts';
import { shellWord } from './shell-word.ts';

/** `run`: the suite on one endpoint. */
export async function runCommand(args: string[]): Promise<number> {
  const { flags } = parseFlags('run', args, RUN_FLAGS, 0);
  const { settings, open } = modeOf(await settingsOf(flags), flags);
  const baseline = openBaseline(settings);
  const record = openLines(join(settings.out, 'run.jsonl'));
  const extra = settings.reports.map(({ format, file }) => ({
    format,
    file: openTarget(file),
  }));
  const opened = await open();
  try {
    return await runIn(opened, settings, baseline, record, extra);
  } finally {
    await opened.session.close();
  }
}

/** The run from its header to its report; what is left open is the caller's to close. */
async function runIn(
  { session, options, finish }: Opened,
  settings: Settings,
  baseline: Baseline | null,
  record: LineFile,
  extra: { format: Format; file: LineFile }[],
): Promise<number> {
  const witness = settings.witness ? await callWitness(session.transport) : null;
  const events: RunEvent[] = [];
  const stop = stopOnSignals();
  /** Why a file cannot be written any more. The run then ends in order, with its clean-up. */
  let unwritten: unknown = null;
  const onFailure = (error: unknown) => {
    unwritten ??= error;
    stop.request();
  };
  const emit = (event: RunEvent) => {
    const redacted = JSON.parse(session.redact(JSON.stringify(event))) as RunEvent;
    events.push(redacted);
    try {
      record.write(`${jsonText(redacted)}\n`);
    } catch (error) {
      onFailure(error);
    }
  };
  const header: RunHeader = {
    kind: 'header',
    format: 'memorydb-conformance/run/2',
    suite: version(),
    specRevision: loadContract().service.revision,
    operations: [settings.operation.name],
    endpoint: session.label,
    ...(settings.replayFrom !== null && { cassette: settings.replayFrom }),
    ...(session.recorded !== undefined && { recorded: session.recorded }),
    region: settings.region,
    startedAt: new Date().toISOString(),
    seed: session.seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    select: settings.select,
    given: settings.given,
    mostAlive: settings.mostAlive,
    strict: settings.strict,
    settings: settingsMark(settings),
    ...(settings.configFile !== null && { config: settings.configFile }),
    ...(baseline && { baseline }),
    ...(settings.shard && {
      shard: { ...settings.shard.shard, whole: settings.shard.whole },
    }),
  };
  emit(header);
  const { endpoint, region, startedAt } = header;
  const heading = { endpoint, region, startedAt, prefix: session.prefix };
  const { journal, file } = openJournal(settings.out, heading, onFailure);

  const progress = progressLine(process.stderr, settings.quiet);
  const started = performance.now();
  const result = await run({
    contract: loadContract(),
    resources: loadResources(),
    restsOn: loadRestsOn(),
    operations: [settings.operation.name],
    transport: witness?.transport ?? session.transport,
    journal,
    patience: { ...session.patience, stopped: stop.requested },
    prefix: session.prefix,
    seed: session.seed,
    runs: settings.runs,
    concurrency: settings.concurrency,
    selected: settings.selected,
    absent: settings.absent,
    given: settings.given,
    members: settings.members,
    mostAlive: settings.mostAlive,
    ordinary: settings.ordinary,
    hooks: session.hooks,
    destructive: settings.destructive,
    slow: settings.slow,
    stopped: stop.requested,
    ...options,
    onExperiment: emit,
    onProgress: progress.show,
  });
  progress.clear();
  stop.done();
  const ms = Math.round(performance.now() - started);
  if (unwritten !== null) throw endedFor(unwritten, journal.left().length);
  file.close();

  const end: RunEnd = result.kind === 'ran' ? result.end : result.kind;
  const found = result.kind === 'ran' ? result.results : [];
  const held = heldResults(baseline, found, settings, end, dayOf(startedAt));
  const { results, stale } = held;
  const { notices, said, exitCode: other } = finish(result);
  for (const event of results) emit(event);
  const parts = result.kind === 'ran' ? [...result.cells, ...result.notices] : [];
  for (const event of [...parts, ...notices, ...held.notices]) emit(event);
  const testimony = await witness?.testify();
  if (testimony) emit({ kind: 'notice', notice: { code: 'witness', ...testimony } });
  const misread = testimony !== undefined && testimony.disagreements.length > 0;
  const counts = count(results);
  const nothing = { made: 0, mostAlive: 0, left: [] };
  const { made, mostAlive, left } = result.kind === 'ran' ? result : nothing;
  const own = misread ? EXIT.ownFault : other;
  const exitCode =
    own ?? exitCodeOf(end, results, settings.strict, { stale, left: left.length > 0 });
  const requests = result.kind === 'ran' ? result.requests : 1;
  emit({ kind: 'footer', end, counts, requests, made, mostAlive, ms, exitCode });
  record.close();

  const path = shellWord(record.path);
  const page = openLines(join(settings.out, 'report.html'));
  const summary = summarise(events, { record: path });
  page.write(renderHtml(summary));
  page.close();
  const view = { ...settings, page: page.path };
  const plain = openLines(join(settings.out, 'report.txt'));
  for (const { format, file: target } of [{ format: TEXT, file: plain }, ...extra]) {
    target.write(format.render(summary, { ...view, width: 80, color: false }));
    target.close();
  }
  if (said) {
    process.stderr.write(`memorydb-conformance: ${printableLines(said)}\n`);
  }
  if (result.kind !== 'ran') {
    process.stderr.write(`memorydb-conformance: ${session.redact(unreached(result, settings))}\n`);
    return exitCode;
  }
  // A report on stdout is for a program to read: nothing else is written there.
  if (!settings.reports.some(({ file: path }) => path === '-')) {
    const width = process.stdout.columns ?? 80;
    process.stdout.write(TERMINAL.render(summary, { ...view, width, color: usesColor() }));
  }
  return exitCode;
}

/** That the run was ended because a file could not be written, and what became of what it made. */
function endedFor(error: unknown, left: number): UsageError {
  const made =
    left > 0
      ? `${left} things that it made are left; cleanup deletes them`
      : 'what it made is deleted';
  return new UsageError(`${(error as Error).message}; the run was ended, and ${made}`);
}

/** The first signal ends the run in order, with its record and its clean-up; the second at once. */
function stopOnSignals(): { requested(): boolean; request(): void; done(): void } {
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
    request() {
      requested = true;
    },
    done: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
