import { createColors } from 'picocolors';
import type {
  ClauseResult,
  FaultCell,
  Notice,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../suites/model/run-record.ts';
import { counted } from './counted.ts';
import { brief, printable } from './escape.ts';
import { failureLines } from './failure.ts';
import { byFamily } from './families.ts';
import { historyLines } from './history.ts';
import { isKnown, knownCounts, knownWords } from './known.ts';
import { MARKS } from './marks.ts';
import { matrixLines } from './matrix.ts';
import { message, seconds } from './message.ts';
import { isBaselineNews, isNews, newsLines } from './news.ts';
import { countWords, ending, noticeWords } from './outcome.ts';
import { painters } from './paint.ts';
import { fold } from './wrap.ts';

/** How the report is to look. */
export interface TerminalOptions {
  color: boolean;
  /** Columns. */
  width: number;
  /** Failures and counts only. */
  quiet: boolean;
  /** The fault matrix too, and the orders of calls that explain what was seen. */
  verbose: boolean;
  /** Where the record is, for the line that reproduces a failure. */
  record: string;
  /** Where the same is as a page, if it is. */
  page?: string;
}

/** The report that a person reads: every clause by family, each failure with its proof, the counts. */
export function terminal(events: RunEvent[], options: TerminalOptions): string {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  const footer = events.find((event): event is RunFooter => event.kind === 'footer');
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const colors = createColors(options.color);
  const paint = painters(options.color);
  const lines: string[] = [];
  const notices = events.filter((event): event is Notice => event.kind === 'notice');
  const missing = notices.find(({ notice }) => notice.code === 'not-implemented');

  lines.push(...newsLines(events, options, (verdict) => paint[verdict](MARKS[verdict])));
  for (const [owner, families] of byFamily(results)) {
    const shown = families.map(([family, members]) => {
      const kept = members.filter((result) => wanted(result, options.quiet, missing !== undefined));
      return [family, kept] as const;
    });
    if (shown.every(([, members]) => members.length === 0)) continue;
    lines.push('', colors.bold(owner));
    for (const [family, members] of shown) {
      if (members.length === 0) continue;
      if (family) lines.push(`  ${family}`);
      for (const result of members) {
        const { verdict, clause } = result;
        const tail = clause.id
          .split('/')
          .slice(family ? 2 : 1)
          .join('/');
        lines.push(`    ${paint[verdict](MARKS[verdict])} ${tail}`);
        if (isKnown(result)) {
          lines.push(colors.gray(`        ${fold(knownWords(result) ?? '', options.width, 8)}`));
        }
        const shown = options.verbose || !(isKnown(result) || isNews(result, header));
        if (result.counterexample && shown) lines.push(...failureLines(result, options));
        else if (result.witness && verdict === 'pass' && options.verbose)
          lines.push(...historyLines(result.witness, 'witness', options.width, 8));
        else if (result.reason) {
          lines.push(
            colors.gray(`        ${fold(brief(message(result.reason)), options.width, 8)}`),
          );
        }
      }
    }
  }
  const untested = results.filter(({ verdict }) => verdict === 'inconclusive').length;
  if (missing) lines.push('', fold(noticeWords(missing, untested) ?? '', options.width, 0));
  if (options.verbose) {
    const cells = events.filter((event): event is FaultCell => event.kind === 'fault-cell');
    lines.push('', ...matrixLines(cells, options.width));
  }
  for (const notice of notices) {
    const words = noticeWords(notice, untested);
    if (words !== null && notice !== missing && !isBaselineNews(notice))
      lines.push('', fold(words, options.width, 2));
  }
  if (header && footer)
    lines.push('', ...summaryLines(header, footer, results, colors.bold, options));
  else lines.push('', ending(undefined) ?? '');
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

function wanted({ verdict, reason }: ClauseResult, quiet: boolean, missing: boolean): boolean {
  if (missing && reason?.code === 'not-implemented') return false;
  return !quiet || verdict === 'fail' || verdict === 'warn' || verdict === 'error';
}

function summaryLines(
  header: RunHeader,
  footer: RunFooter,
  results: ClauseResult[],
  bold: (text: string) => string,
  { width, record, page }: TerminalOptions,
): string[] {
  const end = ending(footer.end);
  const shard = header.shard ? `   shard ${header.shard.index}/${header.shard.count}` : '';
  const facts = `${footer.requests} requests   seed ${header.seed}${shard}   ${seconds(footer.ms)}`;
  const counts = countWords(footer.counts, knownCounts(results));
  return [
    ...(end ? [fold(end, width, 2)] : []),
    bold(fold(`${counted(results.length, 'clause')}: ${counts}`, width, 0)),
    facts,
    ...(header.config ? [`config ${printable(header.config)}`] : []),
    `report ${printable(record)}`,
    ...(page === undefined ? [] : [`page   ${printable(page)}`]),
  ];
}
