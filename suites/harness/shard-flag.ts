import type { Shard } from '../model/run-record.ts';
import { divide } from '../run/shard.ts';
import { UsageError } from './exit.ts';

/**
 * Reads `--shard I/N`.
 *
 * @param clauses - ids of what is selected, in order
 * @param hasSeed - whether the user named a seed
 * @throws UsageError when it is none, or there are fewer owners of clauses than shards
 */
export function shardOf(
  given: string | undefined,
  clauses: string[],
  hasSeed: boolean,
): Shard | null {
  if (given === undefined) return null;
  const [, index = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(given) ?? []).map(Number);
  if (index < 1 || count < index) {
    throw new UsageError(
      `--shard takes I/N with I from 1 to N, e.g. 1/4, not ${JSON.stringify(given)}`,
    );
  }
  if (!hasSeed) {
    throw new UsageError(
      '--shard needs --seed N, the same for every shard: only then do they make one run',
    );
  }
  const division = divide(clauses, count);
  if (!division.ok) {
    const { most } = division;
    throw new UsageError(
      `--shard ${given}: a shard is a list of operations and protocols, and there are ${most} of them in what is selected; use ${most === 1 ? 'no shards' : `${most} shards or fewer`}`,
    );
  }
  return { index, count, owners: division.shards[index - 1] ?? [] };
}

/** The folder of a shard: two at work in one would overwrite each other's records. */
export function shardFolder({ index, count }: Shard): string {
  return `shard-${index}-of-${count}`;
}
