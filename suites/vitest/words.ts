import { brief } from '../../reports/escape.ts';
import { message } from '../../reports/message.ts';
import { ending, noticeWords } from '../../reports/outcome.ts';
import type { Found } from './run-once.ts';

/** Tells what no single test can say: vitest shows it with the file that it is of. */
export function tell({ notices, results }: Found): void {
  const open = [...results.values()].filter(({ verdict }) => verdict === 'inconclusive').length;
  for (const notice of notices) {
    const words = noticeWords(notice, open);
    // biome-ignore lint/suspicious/noConsole: in a test the console is vitest's
    if (words !== null) console.warn(`memorydb-conformance: ${words}`);
  }
}

/** Why a run is no success although no clause is broken. */
export function untested({ end, results }: Found): string {
  const incomplete = ending(end);
  if (incomplete !== null) return incomplete;
  const [first] = [...results.values()].flatMap(({ reason }) => (reason ? [reason] : []));
  return `nothing could be tested${first ? `: ${brief(message(first))}` : ''}`;
}
