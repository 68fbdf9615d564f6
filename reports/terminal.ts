import { createColors } from 'picocolors';
import { printable } from './escape.ts';
import { listing } from './listing.ts';
import { matrixLines } from './matrix.ts';
import { newsLines } from './news.ts';
import { seconds } from './quote.ts';
import { causeLines, hindranceLines, leftLines, seenOnceLines } from './sections.ts';
import { type Summary, totalWords } from './summary.ts';
import type { TerminalOptions } from './terminal-options.ts';
import { fold } from './wrap.ts';

/**
 * The report that a person reads: what is new and what to mend first, every clause by family, each failure
 * with its proof, what could not be tested, and the counts.
 */
export function terminal(summary: Summary, options: TerminalOptions): string {
  const lines = [
    ...newsLines(summary, options),
    ...causeLines(summary, options),
    ...listing(summary, options),
    ...(options.verbose ? ['', ...matrixLines(summary.cells, options.width)] : []),
    ...seenOnceLines(summary, options),
    ...hindranceLines(summary, options),
    ...remarkLines(summary, options),
    ...leftLines(summary, options),
    ...lastLines(summary, options),
  ];
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** What has a place of its own in this report. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'cause',
  'late-reads',
  'left-behind',
  'stale-entry',
  'baseline-updated',
]);

function remarkLines({ remarks }: Summary, { width }: TerminalOptions): string[] {
  return remarks.flatMap(({ code, words }) => {
    if (ELSEWHERE.has(code)) return [];
    return ['', fold(words, width, 2)];
  });
}

/** What is read last stands nearest to the prompt. */
function lastLines(summary: Summary, { color, width, page }: TerminalOptions): string[] {
  const { header, footer, incomplete, facts, record } = summary;
  if (!footer) return ['', incomplete ?? ''];
  const { bold } = createColors(color);
  const shard = header.shard ? `   shard ${header.shard.index}/${header.shard.count}` : '';
  return [
    '',
    ...(incomplete ? [fold(incomplete, width, 2)] : []),
    bold(fold(totalWords(summary), width, 0)),
    `${footer.requests} requests   seed ${header.seed}${shard}   ${seconds(footer.ms)}`,
    ...(facts.join('   ').length > width
      ? facts.map((fact) => fold(fact, width, 2))
      : [facts.join('   ')]),
    ...(header.config ? [`config ${printable(header.config)}`] : []),
    `report ${printable(record)}`,
    ...(page === undefined ? [] : [`page   ${printable(page)}`]),
  ];
}
