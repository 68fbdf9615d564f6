import type { Config } from '../cli/define-config.ts';
import type { Flags } from '../cli/flags.ts';
import { type Mode, modeOf } from '../cli/mode.ts';
import { FIXED } from '../cli/replaying.ts';
import { settingsFrom } from '../cli/settings.ts';
import type { ConformanceOptions } from './options.ts';

/**
 * What the options ask for, as the command line would do it.
 *
 * @param selected - ids of the clauses to judge, or null for those of the options or the cassette
 * @throws Error where the cassette cannot be read, or the options contradict it
 */
export async function modeFor(
  options: ConformanceOptions,
  selected: string[] | null,
): Promise<Mode> {
  const { endpoint } = options;
  const url = typeof endpoint === 'function' ? await endpoint() : endpoint;
  return url === undefined
    ? embeddedMode(options, selected)
    : modeWith(options, { endpoint: url }, selected);
}

/** The same where no endpoint has to be asked for: a cassette, or the reference endpoint. */
export function embeddedMode(options: ConformanceOptions, selected: string[] | null): Mode {
  const { replay } = options;
  return modeWith(options, replay === undefined ? {} : { replay: [replay] }, selected);
}

/** @throws Error where two things are to answer the same requests */
export function checkOptions({ replay, endpoint }: ConformanceOptions): void {
  if (replay === undefined || endpoint === undefined) return;
  throw new Error('replay: a cassette answers in the place of an endpoint; leave endpoint out');
}

function modeWith(options: ConformanceOptions, flags: Flags, selected: string[] | null): Mode {
  const { endpoint, replay, arrangements, inconclusive, limit, out, ...rest } = options;
  const config: Config = { ...rest, ...(selected && { select: selected }) };
  return modeOf(settingsFrom(flags, config), said(options), optionOf);
}

/** The options as flags: here they are said as plainly as a flag is there. */
function said(options: ConformanceOptions): Flags {
  const flags: Flags = {};
  for (const flag of Object.keys(FIXED)) {
    const given = options[optionOf(flag)];
    if (given !== undefined) flags[flag] = String(given);
  }
  for (const name of ['destructive', 'slow'] as const) {
    if (options[name] !== undefined) flags[name] = options[name];
  }
  return flags;
}

/** The option of a flag's name: `source-snapshot` is `sourceSnapshot`. */
function optionOf(flag: string): keyof ConformanceOptions {
  const name = flag.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
  return name as keyof ConformanceOptions;
}
