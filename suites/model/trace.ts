import type { Exchange } from './exchange.ts';
import type { JsonObject } from './json.ts';

/** What a step is for. */
export type Role = 'probe' | 'twin' | 'readback' | 'before' | 'after' | 'arrange';

/** One exchange of an experiment. */
export interface Step {
  role: Role;
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
  /** The source snapshot as DescribeSnapshots gave it, or null without one. */
  source: JsonObject | null;
  /** True where the endpoint accepts the plainest copy of it. */
  copies?: boolean;
}
