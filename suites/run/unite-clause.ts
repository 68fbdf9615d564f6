import type { ClauseResult, WatchedResult } from '../model/run-record.ts';

/**
 * The verdict on a clause from what all shards saw of it: broken in one is broken, and held in one
 * makes up for not having been met in another.
 *
 * @param seen - what the shards recorded, in their order, of this clause and of others
 * @returns undefined where the shard that decides it never came to a verdict, and none saw it broken
 */
export function uniteClause(
  id: string,
  seen: (ClauseResult | WatchedResult)[],
): ClauseResult | undefined {
  const own = seen.filter(
    (event) => (event.kind === 'clause' ? event.clause.id : event.clause) === id,
  );
  const results = own.filter((event) => event.kind === 'clause');
  const broken = results.find(({ counterexample }) => counterexample);
  const base = broken ?? results.find(({ verdict }) => verdict === 'error') ?? results[0];
  if (!base) return undefined;
  const sum = (of: (event: ClauseResult | WatchedResult) => number) =>
    own.reduce((total, event) => total + of(event), 0);
  const held = sum((event) => event.held);
  const unproven = sum((event) => event.unproven);
  const broke = sum((event) => (event.kind === 'clause' ? event.broke : 0));
  const united = { ...base, held, broke, unproven };
  // An answer of the user's, or of ours, that no evidence changes.
  const fixed = base.verdict === 'error' || base.reason?.code === 'declared-absent';
  if (broken || fixed) return united;
  if (held > 0) return { ...united, verdict: 'pass', reason: null };
  const doubt = own.find((event) => event.unproven > 0);
  return doubt && base.verdict === 'skip'
    ? { ...united, verdict: 'inconclusive', reason: doubt.reason }
    : united;
}
