import { printableLines } from '../../reports/escape.ts';
import { openBaseline } from '../harness/baseline-file.ts';
import { parseFlags } from '../harness/flags.ts';
import { modeOf } from '../harness/mode.ts';
import { openRecord, recordRun } from '../harness/record-run.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { settingsOf } from '../harness/settings.ts';
import { stopOnSignals } from '../harness/signals.ts';
import { progressLine } from './progress.ts';
import { openReports } from './run-reports.ts';

/** `run`: the suite on one endpoint. */
export async function runCommand(args: string[]): Promise<number> {
  const { flags } = parseFlags('run', args, RUN_FLAGS, 0);
  const mode = modeOf(await settingsOf(flags), flags);
  const { settings } = mode;
  const baseline = openBaseline(settings);
  const record = openRecord(settings.out);
  const reports = openReports(settings);
  const progress = progressLine(process.stderr, settings.quiet);
  const stop = stopOnSignals();
  const ran = await recordRun(mode, {
    baseline,
    record,
    stopped: stop.requested,
    onProgress: progress.show,
  }).finally(() => {
    progress.clear();
    stop.done();
  });
  const screen = reports.write(ran.events, record.path);
  for (const words of [ran.said, ran.unreached]) {
    if (words) process.stderr.write(`memorydb-conformance: ${printableLines(words)}\n`);
  }
  if (ran.unreached === null) process.stdout.write(screen);
  return ran.exitCode;
}
