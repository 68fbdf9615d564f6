import type { Exchange, Failure, Headers } from '../../model/exchange.ts';
import type { JsonObject } from '../../model/json.ts';
import type { BadCbor } from '../../model/reply.ts';
import { header, sanitise } from '../aws-json/read.ts';
import type { Finding } from './findings.ts';
import { parse } from './parse.ts';
import type { Typed } from './typed.ts';
import { valuesOf } from './values.ts';

/** The protocol's name in the header `Smithy-Protocol`, of requests and of answers. */
export const PROTOCOL = 'rpc-v2-cbor';
/** The content type of every body that is not an event stream. */
export const CONTENT_TYPE = 'application/cbor';

/** Why a body could not be read as the map of a structure. */
export type BodyProblem = BadCbor;

/** Why an answer could not be read. */
export type CborUnreadable = BodyProblem | 'no-fault-type' | 'redirect';

/** What an answer's headers break; each is a clause of its own. */
export type HeaderFinding =
  /** `Smithy-Protocol` is missing, or another. A client then looks at nothing but the status. */
  | 'smithy-protocol'
  | 'content-type'
  /** A content type without a body. */
  | 'content-type-without-body'
  /** `X-Amzn-ErrorType`, which clients ignore. */
  | 'error-type-header';

/**
 * An exchange as RPC v2 CBOR reads it: `Reply`, and beside it how the answer was spelled. `body`
 * is what awsJson1_1 would have given, so that who judges values need not know the protocol.
 */
export type CborReply =
  | { kind: 'success'; status: number; body: JsonObject; spelled: Spelled }
  /** `type` is sanitised: no namespace, no URI. */
  | { kind: 'fault'; status: number; type: string; body: JsonObject; spelled: Spelled }
  | {
      kind: 'unreadable';
      status: number;
      problem: CborUnreadable;
      /** The byte at which a malformed body goes wrong. */
      offset: number | null;
      contentType: string;
      spelled: Spelled;
    }
  | { kind: 'failure'; failure: Failure };

/** What clauses on the spelling are judged by. */
export interface Spelled {
  headers: HeaderFinding[];
  body: Finding[];
}

/** Every fault has these, whatever else it has. */
const FAULT: Typed = {
  type: 'object',
  properties: {
    __type: { type: 'string' },
    message: { type: 'string' },
    Message: { type: 'string' },
  },
};

/**
 * Reads an exchange as RPC v2 CBOR. Never throws; memory is bounded by the body's size.
 * Smithy RPC v2 CBOR, Operation response deserialization.
 *
 * @param output - the operation's output, for findings that are about types
 */
export function readReply({ outcome }: Exchange, output?: Typed): CborReply {
  if (outcome.kind === 'failure') return outcome;
  const { status, headers, body } = outcome.response;
  const spelled: Spelled = { headers: headerFindings(headers, body.length), body: [] };
  const unreadable = (problem: CborUnreadable, offset: number | null = null): CborReply => {
    const contentType = header(headers, 'content-type') ?? '';
    return { kind: 'unreadable', status, problem, offset, contentType, spelled };
  };
  if (status >= 300 && status < 400) return unreadable('redirect');
  const success = status < 300;
  // An operation without output has no body: Smithy protocol test no_output.
  if (body.length === 0) {
    return success ? { kind: 'success', status, body: {}, spelled } : unreadable('no-fault-type');
  }
  const read = readBody(body, success ? output : FAULT);
  if ('problem' in read) return unreadable(read.problem, read.offset);
  spelled.body = read.findings;
  if (success) return { kind: 'success', status, body: read.object, spelled };
  // Neither `code` nor X-Amzn-ErrorType may name a fault here.
  const named = read.object['__type'];
  const type = typeof named === 'string' ? sanitise(named) : '';
  if (type === '') return unreadable('no-fault-type');
  if (!String(named).includes('#')) spelled.body.push({ at: '__type', code: 'relative-type' });
  return { kind: 'fault', status, type, body: read.object, spelled };
}

/** True for an answer that says that it speaks this protocol. */
export function speaksCbor(headers: Headers): boolean {
  return header(headers, 'smithy-protocol') === PROTOCOL;
}

/** The map of a structure, or why the bytes are none. */
export type Body =
  | { object: JsonObject; findings: Finding[] }
  | { problem: BodyProblem; offset: number | null };

/** Reads bytes as the map of one structure. */
export function readBody(bytes: Uint8Array, typed?: Typed): Body {
  const parsed = parse(bytes);
  if ('problem' in parsed) return parsed;
  const { item } = parsed;
  if (item.kind !== 'map') return { problem: 'not-map', offset: 0 };
  const values = valuesOf(item, typed);
  if ('problem' in values) return { problem: values.problem, offset: null };
  return { object: values.value as JsonObject, findings: values.findings };
}

/** A media type without its parameters, in small letters. */
export function mediaType(contentType: string): string {
  return contentType.split(';')[0]?.trim().toLowerCase() ?? '';
}

function headerFindings(headers: Headers, length: number): HeaderFinding[] {
  const found: HeaderFinding[] = [];
  if (!speaksCbor(headers)) found.push('smithy-protocol');
  const contentType = header(headers, 'content-type');
  if (length > 0 && mediaType(contentType ?? '') !== CONTENT_TYPE) found.push('content-type');
  if (length === 0 && contentType !== undefined) found.push('content-type-without-body');
  if (header(headers, 'x-amzn-errortype') !== undefined) found.push('error-type-header');
  return found;
}
