import { createColors } from 'picocolors';
import type { VerdictKind } from '../suites/model/judgement.ts';
import type {
  ClauseResult,
  FaultCell,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../suites/model/run-record.ts';
import { brief, printable } from './escape.ts';
import { failureLines } from './failure.ts';
import { byFamily } from './families.ts';
import { matrixLines } from './matrix.ts';
import { message, seconds } from './message.ts';
import { testimonyLines } from './testimony.ts';
import { fold } from './wrap.ts';

/** How the report is to look. */
export interface TerminalOptions {
  color: boolean;
  /** Columns. */
  width: number;
  /** Failures and counts only. */
  quiet: boolean;
  /** The fault matrix too. */
  verbose: boolean;
  /** Where the record is, for the line that reproduces a failure. */
  record: string;
}

const MARKS: Record<VerdictKind, string> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inconclusive: '?',
  skip: '-',
  error: 'E',
};

/** The report that a person reads: every clause by family, each failure with its proof, the counts. */
export function terminal(events: RunEvent[], options: TerminalOptions): string {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  const footer = events.find((event): event is RunFooter => event.kind === 'footer');
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const colors = createColors(options.color);
  const paint: Record<VerdictKind, (text: string) => string> = {
    pass: colors.green,
    fail: colors.red,
    warn: colors.yellow,
    inconclusive: colors.cyan,
    skip: colors.gray,
    error: colors.magenta,
  };
  const lines: string[] = [];
  const missing = events.find(
    (event) => event.kind === 'notice' && event.notice.code === 'not-implemented',
  );

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
        if (result.counterexample) lines.push(...failureLines(result, options));
        else if (result.reason) {
          lines.push(
            colors.gray(`        ${fold(brief(message(result.reason)), options.width, 8)}`),
          );
        }
      }
    }
  }
  if (missing?.kind === 'notice' && missing.notice.code === 'not-implemented') {
    const rest = results.filter(({ verdict }) => verdict === 'inconclusive').length;
    const text = `The endpoint does not implement ${missing.notice.operation}. The other ${rest} clauses could not be tested.`;
    lines.push('', fold(text, options.width, 0));
  }
  if (options.verbose) {
    const cells = events.filter((event): event is FaultCell => event.kind === 'fault-cell');
    lines.push('', ...matrixLines(cells, options.width));
  }
  for (const event of events) {
    if (event.kind !== 'notice' || event.notice.code !== 'left-behind') continue;
    lines.push(
      '',
      fold(
        `Left behind, to be deleted by hand: ${event.notice.names.map(brief).join(', ')}`,
        options.width,
        2,
      ),
    );
  }
  for (const event of events) {
    if (event.kind === 'notice' && event.notice.code === 'witness') {
      lines.push('', ...testimonyLines(event.notice).map((own) => fold(own, options.width, 4)));
    }
  }
  if (header && footer)
    lines.push('', ...summaryLines(header, footer, results.length, colors.bold, options));
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

function wanted({ verdict, reason }: ClauseResult, quiet: boolean, missing: boolean): boolean {
  if (missing && reason?.code === 'not-implemented') return false;
  return !quiet || verdict === 'fail' || verdict === 'warn' || verdict === 'error';
}

function summaryLines(
  header: RunHeader,
  footer: RunFooter,
  total: number,
  bold: (text: string) => string,
  { width, record }: TerminalOptions,
): string[] {
  const { pass, fail, warn, inconclusive, skip, error } = footer.counts;
  const counts = [
    `${pass} passed`,
    `${fail} failed`,
    `${warn} warned`,
    `${inconclusive} inconclusive`,
    `${skip} skipped`,
    ...(error ? [`${error} errors`] : []),
  ].join(', ');
  const end = footer.end === 'complete' ? [] : [`The run is not complete: ${ENDS[footer.end]}.`];
  const facts = `${footer.requests} requests   seed ${header.seed}   ${seconds(footer.ms)}`;
  return [
    ...end,
    bold(fold(`${total} clauses: ${counts}`, width, 0)),
    facts,
    `report ${printable(record)}`,
  ];
}

const ENDS = {
  interrupted: 'it was interrupted',
  'endpoint-lost': 'the endpoint stopped answering',
  unreachable: 'the endpoint could not be reached',
  denied: 'the endpoint refuses the credentials',
  'not-memorydb': 'the endpoint does not answer as MemoryDB does',
} as const;
