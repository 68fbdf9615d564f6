import type { Failure } from './count.ts';
import {
  actor,
  brokenIn,
  type ExamineOptions,
  type ExperimentResult,
  judgementOf,
} from './examine.ts';
import type { OwnStage } from './stage.ts';

/** A race is lost now and then: it is run this often for each time that its experiment is drawn. */
const TRIES = 4;

/**
 * Sends the smallest case of a failure once more, alone, under fresh names. What shows again is
 * told, with the answer that came then; what does not was seen once.
 *
 * @param clause - the clause that is broken
 * @param result - the experiment that broke it
 */
export async function confirm(
  clause: string,
  { experiment }: ExperimentResult,
  failure: Failure,
  stages: (sparing: boolean) => OwnStage,
  how: ExamineOptions,
): Promise<Failure> {
  const act = actor(experiment, stages, how);
  const tries = TRIES * (experiment.weight || 1);
  for (let attempt = 0; attempt < tries; attempt++) {
    await how.world.drain();
    if (how.stopped()) return failure;
    const here = await act(failure.draw, false);
    const own = experiment.clause === clause ? judgementOf(experiment, here, how) : undefined;
    const seen = own
      ? { judgement: own, step: null }
      : brokenIn(clause, experiment, here.trace, how);
    if (seen?.judgement.outcome === 'broken') {
      const { expected, actual } = seen.judgement;
      return { ...failure, expected, actual, trace: here.trace, step: seen.step, confirmed: true };
    }
    // What is the same each time needs no second look; what overlaps does.
    if (!overlaps(here.trace) && !experiment.weight) break;
  }
  return { ...failure, confirmed: false };
}

/** True where requests were under way at once: what comes of them may differ. */
function overlaps(trace: Failure['trace']): boolean {
  return trace.some(
    (step, index) => trace[index + 1] && step.ended > (trace[index + 1]?.started ?? 0),
  );
}
