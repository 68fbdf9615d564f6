import type { Notice } from '../suites/model/run-record.ts';
import { entryJson, staleWords, updateWords } from './baseline-words.ts';
import { printable } from './escape.ts';
import { failureLines } from './failure.ts';
import { isNews } from './known.ts';
import type { Summary } from './summary.ts';
import { marked, type TerminalOptions } from './terminal-options.ts';
import { fold } from './wrap.ts';

/**
 * What a reader with a baseline wants to know first: the failures that it does not have, its entries
 * that have to go, and what was changed in it. Nothing for a run without a baseline.
 */
export function newsLines(
  { header, broken, told, record }: Summary,
  options: TerminalOptions,
): string[] {
  if (!header.baseline) return [];
  const { width } = options;
  const lines: string[] = [];
  const fresh = broken.filter((result) => isNews(result, header));
  if (fresh.length > 0)
    lines.push('', fold(`New, not in ${printable(header.baseline.file)}`, width, 0));
  for (const result of fresh) {
    lines.push(
      `    ${marked(result.verdict, options)} ${result.clause.id}`,
      ...failureLines(result, { width, record }),
    );
  }
  const stale = told.filter((notice) => notice.code === 'stale-entry');
  if (stale.length > 0) lines.push('', 'Stale in the baseline');
  for (const notice of stale) {
    lines.push(`    ${fold(staleWords(notice), width, 4)}`);
    lines.push(`        ${fold(entryJson(notice), width, 8)}`);
  }
  for (const notice of told) {
    if (notice.code === 'baseline-updated') lines.push(...updateLines(notice, width));
  }
  return lines;
}

function updateLines(
  notice: Extract<Notice['notice'], { code: 'baseline-updated' }>,
  width: number,
): string[] {
  const change = (sign: string) => (id: string) => `    ${sign} ${printable(id)}`;
  return [
    '',
    fold(updateWords(notice), width, 0),
    ...notice.added.map(change('+')),
    ...notice.removed.map(change('-')),
  ];
}
