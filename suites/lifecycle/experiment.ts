import type fc from 'fast-check';
import type { Arrangement } from '../arrange/hooks.ts';
import type { Call } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Reply } from '../model/reply.ts';
import type { Expectation, Known, Role, Step, Trace } from '../model/trace.ts';

/** Where one draw of an experiment takes place: it sends, and hands out names. */
export interface Stage {
  /** Sends an input to an operation and adds the step to the trace. */
  call(role: Role, operation: string, input: JsonObject, label?: string): Promise<Step>;
  /** The same with a request of which some part is not as it should be. */
  raw(
    role: Role,
    operation: string,
    input: JsonObject | null,
    change: Partial<Call>,
  ): Promise<Step>;
  /**
   * Reads until the answer shows what it must, or patience ends: reads may be late. The last look
   * alone is in the trace.
   */
  look(
    role: Role,
    kind: string,
    operation: string,
    input: JsonObject,
    shows: (reply: Reply) => boolean,
    label?: string,
  ): Promise<Step>;
  /**
   * Calls until the answer is no fault of the kind's state, or patience ends: not every state shows
   * in reads. Only the last answer is in the trace.
   */
  atRest(
    role: Role,
    kind: string,
    operation: string,
    input: JsonObject,
    label?: string,
  ): Promise<Step>;
  /** Asks again and again until a thing is at rest; every look is in the trace. */
  settle(name: string, kind: string): Promise<boolean>;
  /** Asks again and again until a thing is gone; every look is in the trace. */
  vanish(kind: string, name: string): Promise<boolean>;
  /** Waits as long as reads of this endpoint were late at most. */
  catchUp(): Promise<void>;
  /** Enters a state that calls alone cannot reach; where it cannot, the stage is blocked. */
  enter(arrangement: Arrangement): Promise<boolean>;
  leave(arrangement: Arrangement): Promise<void>;
  /**
   * Asks for so many more things to be alive at once: for experiments that go on alone. Where that
   * is more than is allowed, the stage is blocked.
   */
  need(count: number): Promise<boolean>;
  /** Why the rest could not be done; the judgement is then inconclusive. */
  blocked: Phrase | null;
  /** True where a twin that is recognised will do: an earlier draw had one that was accepted. */
  sparing: boolean;
  /** Notes what a mark stands for in this stage. */
  know(mark: string, value: string): void;
  /** Puts names in the place of the marks of a draw; equal marks of one stage are one name. */
  bind(input: JsonObject): JsonObject;
  /** The same with new names of its own: of another copy, say. */
  scope(): (input: JsonObject) => JsonObject;
  /** A name that nothing has, journaled as about to be created. */
  freshName(kind: string): string;
  /** The name of the shared thing of a kind, or a missing one where there is none. */
  nameOf(kind: string): string;
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
  expects: Expectation;
  /** True for experiments that serve when a selection holds only clauses about answers. */
  givesAnswers: boolean;
  /** The most things that one draw has alive at once, beside those it borrows. */
  alive: number;
  /** What it borrows: kinds, or `taken KIND` for one that is there only to be named. */
  borrows: string[];
  /** Kinds of which the shared thing may be busy: a draw that meets that waits for its turn. */
  waitsFor?: string[];
  /** True where nothing else may go on meanwhile, and one draw is enough. */
  exclusive?: boolean;
  /** Draws of this experiment for each draw of others; 1 where it is left out, and one in all for 0. */
  weight?: number;
  /** True where it takes long or costs much on a real account. */
  slow?: boolean;
  act(draw: Json, stage: Stage): Promise<void>;
  judge(trace: Trace, known: Known): Judgement;
}
