import type fc from 'fast-check';
import type { Arrangement } from '../arrange/hooks.ts';
import type { ResourceKind } from '../arrange/journal.ts';
import type { Call } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Known, Role, Step, Trace } from '../model/trace.ts';

type Describe = 'DescribeSnapshots' | 'DescribeClusters';

/** Where one draw of an experiment takes place: it sends, and hands out names. */
export interface Stage {
  /** Sends an input to an operation and adds the step to the trace. */
  call(role: Role, operation: string, input: JsonObject): Promise<Step>;
  /** The same with a request of which some part is not as it should be. */
  raw(
    role: Role,
    operation: string,
    input: JsonObject | null,
    change: Partial<Call>,
  ): Promise<Step>;
  /** Asks again and again until a snapshot or cluster is available; every look is in the trace. */
  settle(name: string, operation?: Describe): Promise<boolean>;
  /** Asks again and again until a snapshot or cluster is gone; every look is in the trace. */
  vanish(operation: Describe, name: string): Promise<boolean>;
  /** Enters a state that calls alone cannot reach; where it cannot, the stage is blocked. */
  enter(arrangement: Arrangement): Promise<boolean>;
  leave(arrangement: Arrangement): Promise<void>;
  /** Why the rest could not be done; the judgement is then inconclusive. */
  blocked: Phrase | null;
  /** A name that no snapshot has, journaled as about to be created. */
  freshName(kind?: ResourceKind): string;
  /** A name that no snapshot has and none will get. */
  missingName(): string;
  /** The arranged source's name, or a missing one where there is no source. */
  sourceName: string;
  /** The cluster of the run's own source, which may not exist: a user's cluster is never touched. */
  clusterName: string;
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
  /**
   * Fault types accepted for the probe, for the fault matrix; null where success is expected, and
   * `open` where what came before decides.
   */
  expects: string[] | null | 'open';
  /** True for experiments that serve when a selection holds only clauses about answers. */
  carrier: boolean;
  /** True where nothing else may go on meanwhile, and one draw is enough. */
  alone?: boolean;
  /** Draws of this experiment for each draw of others; 1 where it is left out. */
  times?: number;
  /** True where it takes long or costs much on a real account. */
  slow?: boolean;
  act(draw: Json, stage: Stage): Promise<void>;
  judge(trace: Trace, known: Known): Judgement;
}
