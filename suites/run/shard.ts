import type { Contract, OperationSpec } from '../../specs/spec.ts';
import type { Resources } from '../arrange/things.ts';
import { experiments } from '../families/index.ts';
import { ORDINARY } from '../families/snapshot/ordinary.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Shard } from '../model/run-record.ts';
import { answerClauses } from './plan.ts';

/** What one shard does, or how many parts there can be at most. */
export type ShardPlan =
  | {
      ok: true;
      /** Ids of the clauses that this shard decides. */
      own: Set<string>;
      /** Ids of the clauses that every shard sees a part of the evidence of: one decides, all watch. */
      shared: Set<string>;
    }
  | { ok: false; most: number };

/** Requests of a draw: a pair asks, looks and asks again; a script asks and waits in a loop. */
const PAIR = 3;
const SCRIPT = 10;

interface Part {
  clauses: string[];
  cost: number;
}

/**
 * Divides clauses among shards: the same clauses give the same shards, whatever the endpoint; none
 * is in two, and none is left out.
 *
 * A clause goes with its experiments. Clauses without experiments of their own are judged on the
 * answers that others get: they stay together with the experiments that a run of them alone would
 * make, in one shard, which decides them. Every other shard watches them as well, so that dividing
 * a run does not make it see less.
 */
export function divide(
  spec: OperationSpec,
  service: Contract['service'],
  resources: Resources,
  selected: ReadonlySet<string>,
  { index, count }: Shard,
): ShardPlan {
  // What the endpoint takes is not known yet, and must not move the borders.
  const all = experiments(spec, service, resources, { without: [], ordinary: ORDINARY });
  const observed = answerClauses(spec, service.protocol).filter((id) => selected.has(id));
  const parts = partsOf(all, observed, selected);
  if (parts.length < count) return { ok: false, most: parts.length };
  const own = new Set(heaviestFirst(parts, count)[index - 1]);
  return { ok: true, own, shared: new Set(count > 1 ? observed : []) };
}

/** What must stay together: the observed clauses with what carries them, and each other clause. */
function partsOf(all: Experiment[], observed: string[], selected: ReadonlySet<string>): Part[] {
  const costs = new Map<string, number>();
  for (const { clause, givesAnswers, ...own } of all) {
    const cost = costOf(own);
    costs.set(clause, (costs.get(clause) ?? 0) + cost);
  }
  const answering = new Set(
    all.flatMap(({ clause, givesAnswers }) => (givesAnswers ? clause : [])),
  );
  const sum = (ids: Iterable<string>) =>
    [...ids].reduce((total, id) => total + (costs.get(id) ?? 0), 0);
  const together = observed.length > 0 ? answering : new Set<string>();
  const alone = [...costs.keys()].filter((id) => selected.has(id) && !together.has(id));
  const parts = alone.map((id) => ({ clauses: [id], cost: sum([id]) }));
  if (observed.length === 0) return parts;
  const carried = [...answering].filter((id) => selected.has(id));
  return [{ clauses: [...observed, ...carried], cost: sum(answering) }, ...parts];
}

function costOf({
  expects,
  weight = 1,
  exclusive,
}: Pick<Experiment, 'expects' | 'weight' | 'exclusive'>) {
  return (expects.kind === 'open' ? SCRIPT : PAIR) * (exclusive ? 1 : weight);
}

/** The heaviest part goes to whoever has least; of equals, the first. */
function heaviestFirst(parts: Part[], count: number): string[][] {
  const shards = Array.from({ length: count }, () => ({ clauses: [] as string[], cost: 0 }));
  for (const part of [...parts].sort((a, b) => b.cost - a.cost)) {
    const least = shards.reduce((best, shard) => (shard.cost < best.cost ? shard : best));
    least.clauses.push(...part.clauses);
    least.cost += part.cost;
  }
  return shards.map(({ clauses }) => clauses);
}
