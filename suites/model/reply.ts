import type { Failure } from './exchange.ts';
import type { JsonObject } from './json.ts';

/** An exchange as awsJson1_1 reads it. */
export type Reply =
  | { kind: 'success'; status: number; body: JsonObject }
  /** `type` is sanitised: no namespace, no URI. */
  | { kind: 'fault'; status: number; type: string; body: JsonObject }
  | {
      kind: 'unreadable';
      status: number;
      problem: Unreadable;
      contentType: string;
    }
  | { kind: 'failure'; failure: Failure };

/** Why a response could not be read as a reply. */
export type Unreadable =
  | 'not-utf8'
  | 'not-json'
  | 'not-object'
  | 'too-deep'
  | 'no-fault-type'
  | 'redirect';
