import { createColors } from 'picocolors';
import { brokenWords, shortIds, waitingWords } from './causes.ts';
import { counted } from './counted.ts';
import { brief } from './escape.ts';
import { failureLines } from './failure.ts';
import { DECLARE, hinderedCount, hindranceWords, LOOK_AGAIN } from './hindrances.ts';
import type { Summary } from './summary.ts';
import { marked, type TerminalOptions } from './terminal-options.ts';
import { fold } from './wrap.ts';

/** So many of those that wait for a clause are named, unless all is asked for. */
const MOST_WAITING = 8;

/** What to mend first: the broken clauses for which others wait, those first that free most. */
export function causeLines({ causes }: Summary, options: TerminalOptions): string[] {
  if (causes.length === 0) return [];
  const { width, verbose } = options;
  const { gray } = createColors(options.color);
  return [
    '',
    'Causes, to be mended first',
    ...causes.flatMap((cause) => {
      const words = brokenWords(cause);
      const ids = shortIds(cause).map((id) => brief(id));
      const shown = verbose ? ids : ids.slice(0, MOST_WAITING);
      const rest = ids.length - shown.length;
      const waiting = `waiting: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
      const verdict = cause.result?.verdict ?? 'fail';
      return [
        `    ${marked(verdict, options)} ${fold(`${brief(cause.clause)}: ${waitingWords(cause)}`, width, 8)}`,
        ...(words ? [`        ${fold(words, width, 8)}`] : []),
        gray(`        ${fold(waiting, width, 8)}`),
      ];
    }),
  ];
}

/** What broke a clause once and not again: told with its proof, and never as a failure. */
export function seenOnceLines({ seenOnce, record }: Summary, options: TerminalOptions): string[] {
  if (seenOnce.length === 0) return [];
  const { width } = options;
  return [
    '',
    fold('Seen once, and not again when it was tried alone (seen-once): no failures', width, 0),
    ...seenOnce.flatMap((result) => [
      `    ${marked('inconclusive', options)} ${result.clause.id}`,
      ...failureLines(result, { width, record }),
    ]),
    `    ${fold(LOOK_AGAIN, width, 4)}`,
  ];
}

/** The MUSTs that something hindered, by what it was, and how to declare it. */
export function hindranceLines({ hindrances }: Summary, options: TerminalOptions): string[] {
  if (hindrances.length === 0) return [];
  const { width, verbose } = options;
  const most = verbose ? Number.POSITIVE_INFINITY : 3;
  return [
    '',
    `${counted(hinderedCount(hindrances), 'MUST')} could not be tested, which nobody declared`,
    ...hindrances.map(
      (own) =>
        `    ${marked('inconclusive', options)} ${fold(hindranceWords(own, most), width, 6)}`,
    ),
    `    ${fold(DECLARE, width, 4)}`,
  ];
}

/** What is left of the run at its endpoint, and the command that deletes it, in one piece. */
export function leftLines({ left }: Summary, { width, verbose }: TerminalOptions): string[] {
  if (!left) return [];
  const { names, command } = left;
  const shown = verbose ? names : names.slice(0, MOST_LEFT);
  const rest = names.length - shown.length;
  return [
    '',
    `Left behind: ${counted(names.length, 'thing')}`,
    ...shown.map((name) => `    ${fold(brief(name), width, 4)}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
    command === null
      ? `    ${fold("cleanup with the run's journal deletes what can be deleted", width, 4)}`
      : `    delete it: ${command}`,
  ];
}

const MOST_LEFT = 10;
