import fc from 'fast-check';
import type { Experiment, Stage } from '../lifecycle/experiment.ts';
import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import { hash } from './hash.ts';
import type { Breakage } from './tally.ts';

/** What is looked for in each draw. */
export interface Search {
  seed: number;
  runs: number;
  /** True once the run is to end; remaining draws are then left out. */
  stopped(): boolean;
  /** Judges a draw that was acted; `step` is the index of the step that shows it. */
  judge(here: Stage, draw: Json, shrinking: boolean): { judgement: Judgement; step: number | null };
}

/** A hanging endpoint must not be asked for ever, only to make a failure smaller. */
const MOST_SHRINKS = 300;

/** Draws and acts an experiment until a draw breaks it, then shrinks to the smallest that still does. */
export async function search(
  experiment: Experiment,
  stage: () => Stage,
  how: Search,
): Promise<Breakage | null> {
  const seed = (how.seed ^ hash(experiment.id)) | 0;
  let found: Pick<Breakage, 'expected' | 'actual' | 'trace' | 'step'> | null = null;
  let afterFailure = 0;
  const property = fc.asyncProperty(experiment.draws, async (draw) => {
    if (how.stopped()) return true;
    if (found && ++afterFailure > MOST_SHRINKS) return true;
    const here = stage();
    await experiment.act(draw, here);
    if (how.stopped()) return true;
    const { judgement, step } = how.judge(here, draw, found !== null);
    if (judgement.outcome !== 'broken') return true;
    const { expected, actual } = judgement;
    found = { expected, actual, trace: here.trace, step };
    return false;
  });
  const details = await fc.check(property, {
    seed,
    numRuns: experiment.alone ? 1 : how.runs * (experiment.times ?? 1),
  });
  const smallest = found as Pick<Breakage, 'expected' | 'actual' | 'trace' | 'step'> | null;
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
