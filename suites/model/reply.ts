import type { Failure } from './exchange.ts';
import type { JsonObject } from './json.ts';

/** An exchange as its protocol reads it. */
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
  | 'redirect'
  | BadCbor;

/** Why bytes are not one map of RFC 8949 that can be read in bounded memory. */
export type BadCbor =
  /** Fewer bytes than a length or a count says, or no bytes at all. */
  | 'truncated'
  | 'trailing-bytes'
  /** Additional information 28 to 30, or 31 where it has no meaning. */
  | 'reserved'
  | 'unexpected-break'
  /** A chunk that is no whole string of its string's own type. */
  | 'bad-chunk'
  /** A simple value below 32 in two bytes: RFC 8949, section 3.3. */
  | 'bad-simple'
  | 'not-utf8'
  | 'too-deep'
  | 'too-many-items'
  | 'not-map'
  | 'key-not-text';
