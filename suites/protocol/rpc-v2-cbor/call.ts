import type { Headers } from '../../model/exchange.ts';
import type { JsonObject } from '../../model/json.ts';
import { encodeAs } from './encode.ts';
import { CONTENT_TYPE, PROTOCOL } from './read.ts';
import { PLAIN, type Spelling } from './spelling.ts';
import type { Typed } from './typed.ts';

/** A request of this protocol, before it is signed and sent. */
export interface CborCall {
  operation: string;
  method: 'POST';
  path: string;
  /** In the order in which they are sent. The transport adds length, host and signature. */
  headers: Headers;
  body: Uint8Array;
}

/** What a request may have beside its input. */
export interface CallOptions {
  typed?: Typed;
  spelling?: Spelling;
  /** What the service's paths begin with, without a slash at the end. */
  prefix?: string;
}

/**
 * Encodes a request in Smithy RPC v2 CBOR.
 *
 * @param service - the shape name of the service, without namespace
 * @param input - null for an operation without input, which has neither body nor content type
 */
export function encodeCall(
  service: string,
  operation: string,
  input: JsonObject | null,
  { typed, spelling = PLAIN, prefix = '' }: CallOptions = {},
): CborCall {
  const headers: Headers = [['Smithy-Protocol', PROTOCOL]];
  if (input) headers.push(['Content-Type', CONTENT_TYPE]);
  headers.push(['Accept', CONTENT_TYPE]);
  return {
    operation,
    method: 'POST',
    path: `${prefix}/service/${service}/operation/${operation}`,
    headers,
    body: input ? encodeAs(input, spelling, typed) : new Uint8Array(),
  };
}
