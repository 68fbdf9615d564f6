import type { World } from '../arrange/world.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Observer } from '../lifecycle/observers.ts';
import { HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Known, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/reply.ts';
import { type Count, count, countOf, type Failure, newCount } from './count.ts';
import { perform } from './perform.ts';
import { search } from './search.ts';
import type { Served } from './served.ts';
import type { OwnStage } from './stage.ts';

/** How an experiment is examined. */
export interface ExamineOptions {
  seed: number;
  runs: number;
  world: World;
  /** What the judge knows of the world. */
  known(): Known;
  observe: Observer;
  /** Counts what valid requests are answered by. */
  served: Served;
  /** The operation under test. */
  operation: string;
  /** How many requests the run has sent. */
  requests(): number;
  /** True where experiments that take long or cost much are allowed. */
  slow: boolean;
  /** True once the run is to end; remaining draws are then left out. */
  stopped(): boolean;
  /** Called when an experiment first sees a clause broken. */
  onBroken?(clause: string): void;
}

/** What came of one experiment. */
export interface ExperimentResult {
  experiment: Experiment;
  own: Count;
  /** By clause. */
  observed: Map<string, Count>;
  /** How often the probes' answers were of a type; `success` is one. */
  received: Map<string, number>;
}

/** A result before anything was found. */
export function newResult(experiment: Experiment): ExperimentResult {
  return { experiment, own: newCount(), observed: new Map(), received: new Map() };
}

type Stages = (sparing: boolean) => OwnStage;

/** Draws, acts and judges one experiment; a failure is shrunk to the smallest case that still fails. */
export async function examine(
  experiment: Experiment,
  stages: Stages,
  how: ExamineOptions,
): Promise<ExperimentResult> {
  const result = newResult(experiment);
  if (experiment.slow && !how.slow) {
    count(result.own, inconclusive({ code: 'needs-slow' }));
    return result;
  }
  const act = actor(experiment, stages, how);
  result.own.failure = await search(experiment, {
    ...how,
    act,
    judge(here, draw, shrinking) {
      const judgement = judgementOf(experiment, here, how);
      if (judgement.outcome !== 'inconclusive') note(result, here.trace, how.operation);
      if (!shrinking) count(result.own, judgement);
      if (judgement.outcome === 'broken' && result.own.spent === null) {
        result.own.spent = how.requests();
        how.onBroken?.(experiment.clause);
      }
      observeAll(result, here.trace, draw, shrinking, how);
      return { judgement, step: null };
    },
  });
  return result;
}

/** Acts draws of an experiment, and counts what valid requests were answered by. */
export function actor(experiment: Experiment, stages: Stages, how: ExamineOptions) {
  return (draw: Failure['draw'], sparing: boolean): Promise<OwnStage> =>
    perform(experiment, draw, sparing, {
      world: how.world,
      stage: stages,
      stopped: how.stopped,
      onSteps: (trace) => how.served.note(trace, experiment, draw, how.requests()),
    });
}

/** What a stage says of its experiment's own clause. */
export function judgementOf(
  experiment: Experiment,
  { trace, blocked }: Pick<OwnStage, 'trace' | 'blocked'>,
  how: Pick<ExamineOptions, 'known'>,
): Judgement {
  return blocked ? inconclusive(blocked) : experiment.judge(trace, how.known());
}

function observeAll(
  { experiment, observed }: ExperimentResult,
  trace: Trace,
  draw: Failure['draw'],
  shrinking: boolean,
  how: ExamineOptions,
): void {
  for (const [clause, seen, step] of how.observe(trace, how.known(), experiment.expects)) {
    const own = countOf(observed, clause);
    if (!shrinking) count(own, seen);
    if (seen.outcome !== 'broken' || own.failure) continue;
    if (shrinking) own.broke++;
    own.spent = how.requests();
    how.onBroken?.(clause);
    // Kept as it is for now; `shrinkObserved` makes it smaller if it is the first of its clause.
    const place = { seed: 0, path: '', shrinks: 0 };
    own.failure = { experiment: experiment.id, draw, ...seen, trace, step, ...place };
  }
}

/** Searches again, with the same draws, for the smallest case that breaks an observed clause. */
export async function shrinkObserved(
  clause: string,
  experiment: Experiment,
  stages: Stages,
  how: ExamineOptions,
): Promise<Failure | null> {
  return search(experiment, {
    ...how,
    act: actor(experiment, stages, how),
    judge({ trace }) {
      const first = brokenIn(clause, experiment, trace, how);
      return first ?? { judgement: HOLDS, step: null };
    },
  });
}

/** The first step of a trace that breaks an observed clause. */
export function brokenIn(
  clause: string,
  experiment: Experiment,
  trace: Trace,
  how: Pick<ExamineOptions, 'observe' | 'known'>,
): { judgement: Judgement; step: number } | undefined {
  const all = how.observe(trace, how.known(), experiment.expects);
  const first = all.find(([id, seen]) => id === clause && seen.outcome === 'broken');
  return first && { judgement: first[1], step: first[2] };
}

function note({ experiment, received }: ExperimentResult, trace: Trace, operation: string): void {
  if (experiment.expects.kind === 'open') return;
  for (const step of trace) {
    if (step.role !== 'probe' || step.operation !== operation) continue;
    const reply = readReply(step.exchange);
    const type = reply.kind === 'fault' ? reply.type : reply.kind;
    received.set(type, (received.get(type) ?? 0) + 1);
  }
}
