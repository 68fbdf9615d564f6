import type fc from 'fast-check';
import type { Json, JsonObject } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Known, Trace } from '../model/trace.ts';
import type { Experiment, Stage } from './experiment.ts';

/** An experiment written as a script of calls, judged as a whole. */
export interface Script {
  /** Clause id without the operation, and the way, e.g. `state/lower-case#upper`. */
  id: string;
  draws: fc.Arbitrary<Json>;
  act(draw: JsonObject, stage: Stage): Promise<void>;
  judge(trace: Trace, known: Known): Judgement;
  /** The most things alive at once, 1 where it is left out. */
  alive?: number;
  /** Draws of this experiment for each draw of others. */
  weight?: number;
  exclusive?: boolean;
  slow?: boolean;
  /** True where it serves when a selection holds only clauses about answers. */
  givesAnswers?: boolean;
}

/**
 * Makes an experiment of a script.
 *
 * @param borrows - the kinds that its calls name
 */
export function scripted(operation: string, script: Script, borrows: string[]): Experiment {
  const { id, act, alive = 1, ...rest } = script;
  return {
    expects: { kind: 'open' },
    givesAnswers: false,
    borrows,
    alive,
    ...rest,
    id: `${operation}/${id}`,
    clause: `${operation}/${id.split('#')[0]}`,
    act: (draw, stage) => act(draw as JsonObject, stage),
  };
}
