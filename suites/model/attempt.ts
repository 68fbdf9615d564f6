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
  /** Names and values in turn, in order and letter case; signature and session token included. */
  headers: string[];
}

/**
 * Header fields as they are handed on: names and values in turn are sent as they are; by name, they
 * are what a stand-in for the network can read.
 */
export type Fields = string[] | Record<string, string>;

/** Stands between the retries and the network: a recorder looks on, a replay answers. */
export type Tap = (
  outgoing: Outgoing,
  send: (headers: Fields) => Promise<Attempt>,
) => Promise<Attempt>;
