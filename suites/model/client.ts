import type { Clause } from '../../specs/spec.ts';
import type { Headers } from './exchange.ts';
import type { Json, JsonObject } from './json.ts';
import type { Phrase } from './phrase.ts';

/** A request as a server received it from the code under test. */
export interface ReceivedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  body: Uint8Array;
}

/** A request as its protocol reads it, and what it breaks. */
export interface ReadRequest {
  /** The operation that target or path name, or null where they name none of the service. */
  operation: string | null;
  /** The input, or null where the body holds none. */
  input: JsonObject | null;
  violations: RequestViolation[];
}

/** A clause that a request of the code under test breaks. */
export interface RequestViolation {
  clause: Clause;
  /** What was sent instead. */
  actual: Phrase;
}

/** What a wrapper around a client got wrong. Only `reports/wrapper-finding.ts` makes words of it. */
export type WrapperFinding =
  /** The service said no, and the wrapper said yes. */
  | { code: 'fault-swallowed'; fault: string; returned: Json }
  | { code: 'fault-changed'; fault: string; wanted: string; thrown: string }
  | { code: 'valid-response-refused'; thrown: string }
  | { code: 'nothing-sent'; thrown: string }
  | { code: 'member-lost'; at: string; served: Json }
  | { code: 'member-changed'; at: string; served: Json; returned: Json }
  | { code: 'date-changed'; at: string; served: Json; returned: Json }
  | { code: 'input-lost'; at: string; given: Json }
  | { code: 'input-changed'; at: string; given: Json; sent: Json }
  | { code: 'input-added'; at: string; sent: Json }
  | { code: 'retried'; fault: string; requests: number }
  | { code: 'not-retried'; fault: string; requests: number; thrown: string }
  /** It went on for so long, or sent so many requests, that it was given up. */
  | { code: 'never-ended'; requests: number; ms: number }
  | { code: 'false-already-exists'; name: string; requests: number }
  | { code: 'lost-answer-failed'; name: string; thrown: string }
  | { code: 'success-without-copy'; name: string }
  | { code: 'violation'; violation: RequestViolation; operation: string | null; sent: string };
