import fc from 'fast-check';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Failure } from './count.ts';
import { hash } from './hash.ts';
import type { OwnStage } from './stage.ts';

/** What is looked for in each draw. */
export interface Search {
  seed: number;
  runs: number;
  /** True once the run is to end; remaining draws are then left out. */
  stopped(): boolean;
  /** Acts a draw; `sparing` where a cheaper proof will do. */
  act(draw: Json, sparing: boolean): Promise<OwnStage>;
  /** Judges a draw that was acted; `step` is the index of the step that shows it. */
  judge(
    here: OwnStage,
    draw: Json,
    shrinking: boolean,
  ): { judgement: Judgement; step: number | null };
}

/** A hanging endpoint must not be asked for ever, only to make a failure smaller. */
const MOST_SHRINKS = 300;

/** Draws and acts an experiment until a draw breaks it, then shrinks to the smallest that still does. */
export async function search(experiment: Experiment, how: Search): Promise<Failure | null> {
  const seed = (how.seed ^ hash(experiment.id)) | 0;
  let found: Pick<Failure, 'expected' | 'actual' | 'trace' | 'step'> | null = null;
  let turn = 0;
  let afterFailure = 0;
  const property = fc.asyncProperty(experiment.draws, async (draw) => {
    if (how.stopped()) return true;
    if (found && ++afterFailure > MOST_SHRINKS) return true;
    const here = await how.act(draw, turn++ > 0 && !found);
    if (how.stopped()) return true;
    const { judgement, step } = how.judge(here, draw, found !== null);
    if (judgement.outcome !== 'broken') return true;
    const { expected, actual } = judgement;
    found = { expected, actual, trace: here.trace, step };
    return false;
  });
  const details = await fc.check(property, {
    seed,
    // fast-check counts down to zero: from a part of one it never comes there.
    numRuns: experiment.exclusive
      ? 1
      : Math.max(1, Math.round(how.runs * (experiment.weight ?? 1))),
  });
  const smallest = found as Pick<Failure, 'expected' | 'actual' | 'trace' | 'step'> | null;
  if (!smallest && details.errorInstance instanceof Error) throw details.errorInstance;
  if (!smallest || !details.counterexample) return null;
  return {
    experiment: experiment.id,
    draw: details.counterexample[0],
    ...smallest,
    seed,
    path: details.counterexamplePath ?? '',
    shrinks: details.numShrinks,
  };
}
