import type { Input } from '../../../specs/resource.ts';
import type { JsonObject } from '../../model/json.ts';

/** One way to a declared fault, from whatever it follows. */
export interface FaultWay {
  fault: string;
  way: string;
  /** The faults that are accepted. */
  types: string[];
  /** Members of the plainest call that are replaced; null takes one away. */
  input: JsonObject;
  /** The same of the twin. */
  twin?: JsonObject;
  /** Calls before the probe, and between probe and twin. */
  before?: { operation: string; input: Input }[];
  after?: { operation: string; input: Input }[];
  /** The twin makes what stands in the way of the probe. */
  twinFirst?: true;
  alone?: true;
  hook?: string;
  /** Nothing can show it but a call that nobody can undo. */
  irreversible?: true;
  /** The fault that the twin is recognised by, where it is not to succeed. */
  recognised?: string;
}
