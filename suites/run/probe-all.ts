import type { World } from '../arrange/world.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { inconclusive } from '../model/judgement.ts';
import { countsOf } from './conclude.ts';
import { confirm } from './confirm.ts';
import { count } from './count.ts';
import {
  type ExamineOptions,
  type ExperimentResult,
  examine,
  newResult,
  shrinkObserved,
} from './examine.ts';
import type { RunOptions } from './options.ts';
import { schedule } from './schedule.ts';
import { type RunContext, stagesFor } from './stage.ts';
import type { Tested } from './tested.ts';

type OnStage = (stage: 'probing' | 'shrinking', done: number, total: number) => void;

/** Reads that are later than this make every draw that waits for one dear, in milliseconds. */
const DEAR = 250;

/**
 * Examines all experiments, those that want to be alone at the end; then the first failure of each
 * clause on answers is made smaller, and each finding is sent once more, alone.
 */
export async function probeAll(
  tested: Tested[],
  context: RunContext,
  options: RunOptions,
  onStage: OnStage,
): Promise<void> {
  const { world } = context;
  const all = tested.flatMap((own) => own.chosen.map((experiment) => ({ own, experiment })));
  let done = 0;
  const work = async ({ own: { how }, experiment }: Work) => {
    const dear = isDear(world);
    const own = dear ? { ...experiment, weight: 1 } : experiment;
    const runs = dear ? 1 : how.runs;
    try {
      return await examine(own, stagesFor(experiment.id, context), { ...how, runs });
    } catch (error) {
      return failed(experiment, error);
    }
  };
  const examineAll = async (part: Work[], workers: number) =>
    schedule(part, workers, work, (result, index) => {
      const { held, broke, unproven } = result.own;
      const { id } = result.experiment;
      part[index]?.own.found.push(result);
      options.onExperiment({ kind: 'experiment', id, held, broke, unproven });
      onStage('probing', ++done, all.length);
    });
  await examineAll(
    all.filter(({ experiment }) => !experiment.exclusive),
    options.concurrency,
  );
  await world.drain();
  await examineAll(
    all.filter(({ experiment }) => experiment.exclusive),
    1,
  );
  for (const { found, how } of tested) {
    await shrinkFirst(found, context, how, (at, total) => onStage('shrinking', at, total));
    await confirmAll(found, context, how);
  }
}

/** An experiment, and the operation that it is about. */
interface Work {
  own: Tested;
  experiment: Experiment;
}

function isDear(world: World): boolean {
  return world.lateMs() > DEAR;
}

/** Of how many experiments that broke a clause the smallest case is looked for, until one gives it. */
const CANDIDATES = 3;

/** The first failure of each observed clause, in the order of the plan, is made smaller. */
async function shrinkFirst(
  found: ExperimentResult[],
  context: RunContext,
  how: ExamineOptions,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const broken = [...countsOf(found, 'observed')].filter(([, { failure }]) => failure);
  for (const [index, [clause]] of broken.entries()) {
    onProgress(index, broken.length);
    const candidates = found.filter(({ observed }) => observed.get(clause)?.failure);
    for (const { experiment } of candidates.slice(0, CANDIDATES)) {
      if (how.stopped()) return;
      const stages = stagesFor(`${experiment.id} ${clause}`, context);
      const shrunk = await shrinkObserved(clause, experiment, stages, how);
      const first = candidates[0]?.observed.get(clause);
      if (!shrunk || !first) continue;
      first.failure = shrunk;
      break;
    }
  }
}

/** Each clause's findings are tried again until one shows again; the others are told as seen once. */
async function confirmAll(
  found: ExperimentResult[],
  context: RunContext,
  how: ExamineOptions,
): Promise<void> {
  const confirmed = new Set<string>();
  for (const result of found) {
    const failures = [
      [result.experiment.clause, result.own] as const,
      ...[...result.observed].map(([clause, own]) => [clause, own] as const),
    ];
    for (const [clause, own] of failures) {
      if (!own.failure || confirmed.has(clause) || how.stopped()) continue;
      const by = found.find(({ experiment }) => experiment.id === own.failure?.experiment);
      const stages = stagesFor(`${own.failure.experiment} again ${clause}`, context);
      own.failure = await confirm(clause, by ?? result, own.failure, stages, how);
      if (own.failure.confirmed) confirmed.add(clause);
    }
  }
}

function failed(experiment: Experiment, error: unknown): ExperimentResult {
  const detail = error instanceof Error ? error.message : String(error);
  const result = newResult(experiment);
  count(result.own, inconclusive({ code: 'internal', detail }));
  return result;
}
