import type { Call, Exchange, Headers } from './exchange.ts';

/** A response as it came in, or the part of it that came. */
export interface Received {
  status: number;
  headers: Headers;
  /** The body's bytes before any content coding is undone. */
  raw: Uint8Array;
  /** False where the connection ended, or patience did, before the body. */
  complete: boolean;
}

/** What came of sending a request once. */
export interface Attempt {
  outcome: Exchange['outcome'];
  /** The connection had been used before. */
  reused: boolean;
  /** What had come by then; null before any head. */
  received: Received | null;
}

/** One attempt at sending a call, as it is about to go out. */
export interface Outgoing {
  call: Call;
  /** Counted from 1; more after throttling or a lost connection. */
  attempt: number;
  method: string;
  path: string;
  /** In order and letter case; signature and session token included. */
  headers: Record<string, string>;
}

/** Stands between the retries and the network: a recorder looks on, a replay answers. */
export type Tap = (
  outgoing: Outgoing,
  send: (headers: Record<string, string>) => Promise<Attempt>,
) => Promise<Attempt>;
