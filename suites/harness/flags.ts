import { parseArgs } from 'node:util';
import leven from 'leven';
import { UsageError } from './exit.ts';

/** What a shell offers for a value: names of a kind, or words; nothing where it is left out. */
export type Completes = 'file' | 'folder' | 'clause' | 'defect' | 'command' | readonly string[];

/** One flag. The parser, the help and the completion read the same table. */
export interface Flag {
  type: 'string' | 'boolean';
  multiple?: boolean;
  /** What stands for its value in the help, e.g. `FILE`. */
  value?: string;
  about: string;
  /** What holds without it, in words. */
  fallback?: string;
  completes?: Completes;
}

/** The flags of a command, by name without the dashes. */
export type FlagTable = Readonly<Record<string, Flag>>;

/** Parsed flags: strings, lists of strings, or true. */
export type Flags = Record<string, string | boolean | (string | boolean)[] | undefined>;

/**
 * Parses the arguments of one command.
 *
 * @param most - how many arguments without a flag the command takes
 * @throws UsageError for a flag that the command does not have, with the nearest that it has
 */
export function parseFlags(
  command: string,
  args: string[],
  table: FlagTable,
  most: number,
): { flags: Flags; rest: string[] } {
  for (const arg of args) {
    if (arg === '--') break;
    const name = /^--(?:no-)?([^=]+)/.exec(arg)?.[1];
    if (name !== undefined && !table[name]) {
      throw new UsageError(`${command} has no flag --${name}${suggest(name, Object.keys(table))}`);
    }
  }
  try {
    const { values, positionals } = parseArgs({
      args,
      options: table,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > most) {
      throw new UsageError(`${command}: unexpected argument ${JSON.stringify(positionals[most])}`);
    }
    return { flags: values, rest: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${command}: ${(error as Error).message.split('\n')[0]}`);
  }
}

/**
 * The value of a flag that is to be given once: the parser would keep the last and drop the others without a
 * word, so it stands as one that may be repeated in its table.
 *
 * @throws UsageError with the words where it was given again
 */
export function onlyOne(flags: Flags, name: string, words: string): string | undefined {
  const [first, second] = (flags[name] as string[] | undefined) ?? [];
  if (second !== undefined) throw new UsageError(words);
  return first;
}

/** `; did you mean --select?`, where a known name is near. */
export function suggest(name: string, known: string[], dashes = '--'): string {
  const ranked = known.map((own) => ({ own, distance: leven(own, name) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(2, name.length / 2)
    ? `; did you mean ${dashes}${best.own}?`
    : '';
}

/** A flag's whole number within bounds. */
export function wholeNumber(name: string, value: unknown, min: number, max: number): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
    throw new UsageError(
      `${name} takes a whole number from ${min} to ${max}, not ${JSON.stringify(value)}`,
    );
  }
  return number;
}
