import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, Notice, RunEvent, RunHeader } from '../suites/model/run-record.ts';
import { entryJson, staleWords, updateWords } from './baseline-words.ts';
import { printable } from './escape.ts';
import { failureLines } from './failure.ts';
import type { TerminalOptions } from './terminal.ts';
import { fold } from './wrap.ts';

/**
 * What a reader with a baseline wants to know first: the failures that it does not have, its entries
 * that have to go, and what was changed in it. Nothing for a run without a baseline.
 */
export function newsLines(
  events: RunEvent[],
  options: TerminalOptions,
  mark: (verdict: VerdictKind) => string,
): string[] {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  if (!header?.baseline) return [];
  const { width } = options;
  const lines: string[] = [];
  const fresh = events.filter(
    (event): event is ClauseResult => event.kind === 'clause' && isNews(event, header),
  );
  if (fresh.length > 0)
    lines.push('', fold(`New, not in ${printable(header.baseline.file)}`, width, 0));
  for (const result of fresh) {
    lines.push(`    ${mark(result.verdict)} ${result.clause.id}`, ...failureLines(result, options));
  }
  const notices = events.flatMap((event) => (event.kind === 'notice' ? event.notice : []));
  const stale = notices.filter((notice) => notice.code === 'stale-entry');
  if (stale.length > 0) lines.push('', 'Stale in the baseline');
  for (const notice of stale) {
    lines.push(`    ${fold(staleWords(notice), width, 4)}`);
    lines.push(`        ${fold(entryJson(notice), width, 8)}`);
  }
  for (const notice of notices) {
    if (notice.code === 'baseline-updated') lines.push(...updateLines(notice, width));
  }
  return lines;
}

/** True for a broken clause that the run's baseline has no entry of; never without a baseline. */
export function isNews(result: ClauseResult, header: RunHeader | undefined): boolean {
  if (!header?.baseline || result.known) return false;
  const { verdict, clause } = result;
  const breaks = verdict === 'fail' || (verdict === 'warn' && header.strict);
  return breaks && !header.baseline.entries.some((entry) => entry.clause === clause.id);
}

/** True for what `newsLines` says. */
export function isBaselineNews({ notice: { code } }: Notice): boolean {
  return code === 'stale-entry' || code === 'baseline-updated';
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
