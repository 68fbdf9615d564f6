import { mergeWords } from '../../reports/merge-words.ts';
import { summarise } from '../../reports/summary.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { openTarget, readRecord } from '../harness/files.ts';
import { parseFlags } from '../harness/flags.ts';
import { formatNamed } from '../harness/report-format.ts';
import type { RunEvent, RunFooter } from '../model/run-record.ts';
import { mergeRecords } from '../run/merge.ts';
import { usesColor } from './color.ts';
import { REPORT_FLAGS } from './pages/report.ts';
import { shellWord } from './shell-word.ts';

/**
 * `report`: a saved run rendered again, in any format. Exit code 0, whatever the run came to: it has told
 * that already. What shards come to together is told here for the first time, and by the exit code too.
 */
export async function reportCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('report', args, REPORT_FLAGS, Number.POSITIVE_INFINITY);
  const format = formatNamed('--format', (flags['format'] as string | undefined) ?? 'terminal');
  const { events, record, exitCode } = savedRun(rest);
  const file = (flags['out'] as string | undefined) ?? '-';
  const target = openTarget(file);
  const toScreen = file === '-';
  target.write(
    format.render(summarise(events, { record }), {
      width: toScreen ? (process.stdout.columns ?? 80) : 80,
      color: toScreen && usesColor(),
      quiet: Boolean(flags['quiet']),
      verbose: Boolean(flags['verbose']),
    }),
  );
  target.close();
  return exitCode;
}

/** The run that the records tell of. Several records are the shards of one run. */
function savedRun(paths: string[]): { events: RunEvent[]; record: string; exitCode: number } {
  const [record, ...shards] = paths;
  if (record === undefined) {
    throw new UsageError('report RECORD: name a run record, e.g. reports/latest/run.jsonl');
  }
  if (shards.length === 0) {
    return { events: readRecord(record), record: shellWord(record), exitCode: EXIT.conforms };
  }
  const merged = mergeRecords(paths.map(readRecord));
  if (!merged.ok) throw new UsageError(mergeWords(merged.problem));
  // `repro` looks into all of them, as its reader would have to.
  const all = paths.map(shellWord).join(' ');
  const footer = merged.events.find((event): event is RunFooter => event.kind === 'footer');
  return { events: merged.events, record: all, exitCode: footer?.exitCode ?? EXIT.ownFault };
}
