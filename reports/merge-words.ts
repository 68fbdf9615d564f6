import type { Json } from '../suites/model/json.ts';
import type { MergeProblem } from '../suites/model/merge.ts';
import { quote } from './quote.ts';

/** Why records do not make one run, in words. */
export function mergeWords(problem: MergeProblem): string {
  switch (problem.code) {
    case 'nothing-to-merge':
      return 'no records to merge; name the record of every shard';
    case 'not-a-shard':
      return `record ${problem.record} is of a whole run; only shards (--shard I/N) are merged`;
    case 'cut-off':
      return `record ${problem.record} has no footer: its run did not come to an end; run that shard again`;
    case 'shards-differ':
      return `record ${problem.record} is of another run than the first: ${difference(problem)}; run all shards with the same options`;
    case 'shard-repeated':
      return `record ${problem.record} is shard ${problem.index}/${problem.count}, which was given already`;
    case 'shards-missing':
      return `no record of ${problem.indexes.map((index) => `shard ${index}/${problem.count}`).join(', ')}; merging takes all of them`;
  }
}

/** Lists of selectors, entries or settings are too long to be shown. */
function difference({ what, first, other }: Extract<MergeProblem, { what: string }>): string {
  const words = NAMES[what] ?? what;
  const isPlain = (value: Json) => value === null || typeof value !== 'object';
  if (!isPlain(first) || !isPlain(other) || what === 'settings') return `another ${words}`;
  const shown = (value: Json) => (value === null ? 'none' : quote(value));
  return `its ${words} is ${shown(other)}, not ${shown(first)}`;
}

const NAMES: Record<string, string> = {
  suite: 'version of the suite',
  specRevision: 'revision of the specs',
  timeoutMs: 'timeout',
  select: 'selection',
  given: 'borrowed things',
  config: 'configuration file',
  settings: 'configuration',
  shards: 'number of shards',
};
