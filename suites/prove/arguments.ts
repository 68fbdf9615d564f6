import { parseArgs } from 'node:util';
import { type Extent, SAMPLES } from './jobs.ts';

const SEEDS = 20;

/**
 * What is asked for: `[SEEDS] [--all | --sample N]`. Without a number of seeds everything is proven;
 * with one, a sample of what is about the whole API, unless all of it is asked for.
 *
 * @returns undefined where the arguments make no sense
 */
export function extentOf(args: string[]): Extent | undefined {
  const options = { all: { type: 'boolean' }, sample: { type: 'string' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined;
  }
  const { values, positionals } = parsed;
  const seeds = Number(positionals[0] ?? SEEDS);
  const sample = Number(values.sample ?? 0);
  if (!Number.isInteger(seeds) || seeds < 1 || positionals.length > 1) return undefined;
  if (!Number.isInteger(sample) || sample < 0) return undefined;
  if (values.all === true && values.sample !== undefined) return undefined;
  const isWhole = values.all ?? (positionals.length === 0 && values.sample === undefined);
  return isWhole ? { seeds } : { seeds, sample: sample % SAMPLES };
}
