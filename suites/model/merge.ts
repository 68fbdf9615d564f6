import type { Json } from './json.ts';
import type { RunEvent } from './run-record.ts';

/** What came of merging: the record of one run, or why the parts do not make one. */
export type Merged = { ok: true; events: RunEvent[] } | { ok: false; problem: MergeProblem };

/** Why records do not make one run. Records are counted from 1, in the order that they were given. */
export type MergeProblem =
  | { code: 'nothing-to-merge' }
  | { code: 'not-a-shard'; record: number }
  | { code: 'cut-off'; record: number }
  /** `what` is a member of the header. */
  | { code: 'shards-differ'; what: string; record: number; first: Json; other: Json }
  | { code: 'shard-repeated'; record: number; index: number; count: number }
  | { code: 'shards-missing'; indexes: number[]; count: number };
