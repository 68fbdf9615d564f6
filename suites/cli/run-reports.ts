import { join } from 'node:path';
import { TERMINAL, TEXT } from '../../reports/formats.ts';
import { renderHtml } from '../../reports/html/report.ts';
import { summarise } from '../../reports/summary.ts';
import { openLines, openTarget } from '../harness/files.ts';
import type { ReportTarget } from '../harness/report-format.ts';
import type { Settings } from '../harness/settings.ts';
import type { RunEvent } from '../model/run-record.ts';
import { usesColor } from './color.ts';
import { shellWord } from './shell-word.ts';

/** The reports of a run: its own two beside the record, and those that were asked for. */
export interface RunReports {
  /** Writes all files. @returns what is to be shown on the terminal; nothing where a report goes to stdout */
  write(events: RunEvent[], record: string): string;
}

/**
 * Opens the files of a run's reports: one that cannot be written is found out before the run.
 *
 * @throws UsageError when one cannot
 */
export function openReports(settings: Settings): RunReports {
  const extra = settings.reports.map(({ format, file }) => ({ format, target: openTarget(file) }));
  return {
    write(events, path) {
      const record = shellWord(path);
      const page = openLines(join(settings.out, 'report.html'));
      const summary = summarise(events, { record });
      page.write(renderHtml(summary));
      page.close();
      const { quiet, verbose, reports } = settings;
      const view = { quiet, verbose, page: page.path };
      const plain = openLines(join(settings.out, 'report.txt'));
      for (const { format, target } of [{ format: TEXT, target: plain }, ...extra]) {
        target.write(format.render(summary, { ...view, width: 80, color: false }));
        target.close();
      }
      if (reports.some(toStdout)) return '';
      const width = process.stdout.columns ?? 80;
      return TERMINAL.render(summary, { ...view, width, color: usesColor() });
    },
  };
}

/** A report on stdout is for a program to read: nothing else is written there. */
const toStdout = ({ file }: ReportTarget) => file === '-';
