import type { Exchange } from './exchange.ts';
import type { JsonObject } from './json.ts';

/** What a step is for, as a reader of the record sees it. */
export type Role = 'probe' | 'twin' | 'readback' | 'before' | 'after' | 'arrange';

/** One exchange of an experiment. */
export interface Step {
  role: Role;
  /** What the experiment calls it, where its role does not say it. */
  label?: string;
  operation: string;
  /** The input as JSON, or null where the body was raw. */
  input: JsonObject | null;
  exchange: Exchange;
  /** Two counts of one clock: steps whose spans overlap were under way at once. */
  started: number;
  ended: number;
}

/** What happened in one draw of an experiment, in order. */
export type Trace = Step[];

/** What the judge knows of the world beside the trace. */
export interface Known {
  /** Things that were borrowed, by kind, as a read gave them. */
  things: Record<string, JsonObject>;
  /** True where the endpoint accepts the plainest call of the operation. */
  accepts?: boolean;
  /** The Region that requests are signed for. */
  region?: string;
}

/** What is expected of an experiment's probe. */
export type Expectation =
  | { kind: 'accepted' }
  | { kind: 'refused'; types: string[] }
  /** What came before decides. */
  | { kind: 'open' };
