import { brief } from '../../reports/escape.ts';
import { message } from '../../reports/message.ts';
import { ending, noticeWords } from '../../reports/outcome.ts';
import { UsageError } from '../harness/exit.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import type { ConformanceOptions } from './options.ts';
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

/** An error that is its words: where our own code threw it tells nobody anything. */
export function plain(words: string): Error {
  const error = new Error(words);
  error.stack = `Error: ${words}`;
  return error;
}

/** The command line's error as an error of this embed: flags go by the names of the options. */
export function embedded(error: unknown): unknown {
  if (!(error instanceof UsageError)) return error;
  const words = error.message.replace(/--([a-z][a-z-]*)/g, (all, flag: string) =>
    flag in RUN_FLAGS ? optionOf(flag) : all,
  );
  return plain(words);
}

/** The option of a flag's name: `source-snapshot` is `sourceSnapshot`. */
export function optionOf(flag: string): keyof ConformanceOptions {
  const name = flag.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
  return name as keyof ConformanceOptions;
}
