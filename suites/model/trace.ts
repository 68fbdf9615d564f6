import type { Exchange } from './exchange.ts';
import type { Json, JsonObject } from './json.ts';

/** What a step is for. */
export type Role = 'probe' | 'twin' | 'readback' | 'before' | 'after' | 'clean-up';

/** One exchange of an experiment. */
export interface Step {
  role: Role;
  operation: string;
  /** The input as JSON, or null where the body was raw. */
  input: JsonObject | null;
  exchange: Exchange;
}

/** What happened in one draw of an experiment, in order. */
export type Trace = Step[];

/** What the judge knows of the world beside the trace. */
export interface Known {
  /** The source snapshot as DescribeSnapshots gave it, or null without one. */
  source: JsonObject | null;
}

/** A request and the valid one it differs from in exactly one place. */
export type Draw = { probe: JsonObject; twin: JsonObject } | { [name: string]: Json };
