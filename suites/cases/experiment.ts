import type fc from 'fast-check';
import type { Call } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Role, Trace } from '../model/trace.ts';

/** Where one draw of an experiment takes place: it sends, and hands out names. */
export interface Stage {
  /** Sends an input to an operation and adds the step to the trace. */
  call(role: Role, operation: string, input: JsonObject): Promise<void>;
  /** The same with a request of which some part is not as it should be. */
  raw(
    role: Role,
    operation: string,
    input: JsonObject | null,
    change: Partial<Call>,
  ): Promise<void>;
  /** A name that no snapshot has, journaled as about to be created. */
  freshName(): string;
  /** A name that no snapshot has and none will get. */
  missingName(): string;
  /** The arranged source's name, or a missing one where there is no source. */
  sourceName: string;
  /** The steps so far. */
  trace: Trace;
}

/** One way to test one clause: drawn, acted, judged. */
export interface Experiment {
  /** `clause#way`. */
  id: string;
  clause: string;
  /** What is drawn. Draws are JSON, so that a counterexample can be kept and run again. */
  draws: fc.Arbitrary<Json>;
  /** Fault types accepted for the probe, for the fault matrix; null where success is expected. */
  expects: string[] | null;
  /** True for experiments that serve when a selection holds only clauses about answers. */
  carrier: boolean;
  act(draw: Json, stage: Stage): Promise<void>;
  judge(trace: Trace): Judgement;
}
