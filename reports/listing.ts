import { createColors } from 'picocolors';
import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult } from '../suites/model/run-record.ts';
import { isBlocked } from './causes.ts';
import { brief } from './escape.ts';
import { failureLines } from './failure.ts';
import { byFamily } from './families.ts';
import { historyLines } from './history.ts';
import { isKnown, isNews, knownWords } from './known.ts';
import { message } from './message.ts';
import { markedCounts } from './operations.ts';
import { painters } from './paint.ts';
import type { Summary } from './summary.ts';
import { marked, type TerminalOptions } from './terminal-options.ts';
import { fold } from './wrap.ts';

const BROKEN: ReadonlySet<VerdictKind> = new Set(['fail', 'warn', 'error']);

/**
 * Every clause by family, each failure with its proof. Of a run of several operations each has its counts
 * on one line, and only what is broken beneath it. What waits for another clause is told with that, and
 * what was seen once in a place of its own.
 */
export function listing(summary: Summary, options: TerminalOptions): string[] {
  const { bold } = createColors(options.color);
  const counts = new Map(summary.operations.map((own) => [own.owner, own.counts]));
  const lines: string[] = [];
  let isLine = false;
  for (const [owner, families] of byFamily(summary.results)) {
    const shown = families.flatMap(([family, members]) => {
      const kept = members.filter((result) => isShown(result, summary, options));
      return kept.length === 0 ? [] : [...(family ? [`  ${family}`] : []), ...kept.flatMap(clause)];
      function clause(result: ClauseResult): string[] {
        return clauseLines(result, family, summary, options);
      }
    });
    const own = counts.get(owner);
    if (shown.length === 0 && (!own || options.quiet)) continue;
    const marks = own
      ? ` ${markedCounts(own, (kind, text) => painters(options.color)[kind](text))}`
      : '';
    // Operations that are one line each stand close together.
    if (shown.length > 0 || !isLine) lines.push('');
    isLine = shown.length === 0;
    lines.push(bold(owner) + marks, ...shown);
  }
  return lines;
}

function isShown(result: ClauseResult, summary: Summary, { quiet, verbose }: TerminalOptions) {
  const { verdict, reason } = result;
  if (isBlocked(result) || reason?.code === 'seen-once') return false;
  // That an operation is not there is one line, not one for each of its clauses.
  if (reason?.code === 'not-implemented' && isMissing(summary)) return false;
  if (BROKEN.has(verdict)) return true;
  if (quiet) return false;
  return summary.operations.length === 0 || (verbose && verdict !== 'pass');
}

function isMissing({ told }: Summary): boolean {
  return told.some(({ code }) => code === 'not-implemented');
}

function clauseLines(
  result: ClauseResult,
  family: string,
  { header, record }: Summary,
  options: TerminalOptions,
): string[] {
  const { verdict, clause, counterexample, witness, reason } = result;
  const { width, verbose } = options;
  const { gray } = createColors(options.color);
  const tail = clause.id
    .split('/')
    .slice(family ? 2 : 1)
    .join('/');
  const remark = (words: string) => gray(`        ${fold(words, width, 8)}`);
  const lines = [`    ${marked(verdict, options)} ${tail}`];
  if (isKnown(result)) lines.push(remark(knownWords(result) ?? ''));
  const isProved = verbose || !(isKnown(result) || isNews(result, header));
  if (counterexample && isProved) lines.push(...failureLines(result, { width, record }));
  else if (witness && verdict === 'pass' && verbose)
    lines.push(...historyLines(witness, 'witness', width, 8));
  else if (reason) lines.push(remark(brief(message(reason))));
  return lines;
}
