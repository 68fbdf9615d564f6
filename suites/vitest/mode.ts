import type { Config } from '../harness/define-config.ts';
import { UsageError } from '../harness/exit.ts';
import type { Flags } from '../harness/flags.ts';
import { type Mode, modeOf } from '../harness/mode.ts';
import { FIXED } from '../harness/replaying.ts';
import { settingsFrom } from '../harness/settings.ts';
import type { ConformanceOptions } from './options.ts';
import { optionOf } from './words.ts';

/**
 * What the options ask for, as the command line would do it.
 *
 * @param selected - ids of the clauses to judge, or null for those of the options or the cassette
 * @throws UsageError where the cassette cannot be read, or the options contradict it
 */
export async function modeFor(
  options: ConformanceOptions,
  selected: string[] | null,
): Promise<Mode> {
  const { endpoint } = options;
  if (endpoint === undefined) return embeddedMode(options, selected);
  const url: unknown = typeof endpoint === 'function' ? await endpoint() : endpoint;
  // Without a URL it would be the reference endpoint that is found to conform.
  if (typeof url !== 'string') {
    throw new UsageError(`endpoint: its function gave ${url}; it must give a URL`);
  }
  return modeWith(options, { endpoint: url }, selected);
}

/** The same where no endpoint has to be asked for: a cassette, or the reference endpoint. */
export function embeddedMode(options: ConformanceOptions, selected: string[] | null): Mode {
  const { replay } = options;
  return modeWith(options, replay === undefined ? {} : { replay: [replay] }, selected);
}

function modeWith(options: ConformanceOptions, flags: Flags, selected: string[] | null): Mode {
  const { endpoint, replay, arrangements, inconclusive, limit, out, ...rest } = options;
  const config: Config = { ...rest, ...(selected && { select: selected }) };
  return modeOf(settingsFrom(flags, config), said(options));
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
