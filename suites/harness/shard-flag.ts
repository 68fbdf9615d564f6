import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import type { Shard } from '../model/run-record.ts';
import { divide } from '../run/shard.ts';
import { UsageError } from './exit.ts';

/** What `--shard` makes of a run. */
export interface ShardSettings {
  shard: Shard;
  /** Ids of the clauses that this shard decides. */
  own: Set<string>;
  /** Ids of those of which every shard sees a part of the evidence. */
  shared: Set<string>;
  /** Ids of the clauses of all shards, in order. */
  whole: string[];
  /** Its folder: two shards at work in one would overwrite each other's records. */
  folder: string;
}

/**
 * Reads `--shard I/N`.
 *
 * @param hasSeed - whether the user named a seed
 * @throws UsageError when it is none, or there is too little to divide
 */
export function shardSettings(
  given: string | undefined,
  spec: OperationSpec,
  selected: ReadonlySet<string>,
  hasSeed: boolean,
): ShardSettings | null {
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
  const plan = divide(spec, loadContract().service, loadResources(), selected, { index, count });
  if (!plan.ok) {
    throw new UsageError(
      `--shard ${given}: what is selected divides into ${plan.most} at most; use fewer shards`,
    );
  }
  return {
    shard: { index, count },
    own: plan.own,
    shared: plan.shared,
    whole: spec.clauses.map(({ id }) => id).filter((id) => selected.has(id)),
    folder: `shard-${index}-of-${count}`,
  };
}
