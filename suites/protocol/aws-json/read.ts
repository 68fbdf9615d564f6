import type { Exchange, Headers } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { ReplySummary } from '../../model/phrase.ts';
import type { Reply, Unreadable } from '../../model/reply.ts';
import { isTooDeep } from './depth.ts';

/** A byte order mark stays, and makes JSON of it no JSON: RFC 8259, section 8.1 forbids to send one. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const replies = new WeakMap<Exchange, Reply>();

/** Reads an exchange as awsJson1_1, once. */
export function readReply(exchange: Exchange): Reply {
  let reply = replies.get(exchange);
  if (!reply) {
    reply = read(exchange);
    replies.set(exchange, reply);
  }
  return reply;
}

/** A header's first value, by name in any letter case. */
export function header(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([own]) => own.toLowerCase() === wanted)?.[1];
}

/** The fault that the header names, without namespace and URI. */
export function typeInHeader(headers: Headers): string {
  return sanitise(header(headers, 'x-amzn-errortype') ?? '');
}

/** A reply without its body. */
export function summary(reply: Reply): ReplySummary {
  if (reply.kind === 'success') return { kind: 'success', status: reply.status };
  if (reply.kind === 'fault') return { kind: 'fault', status: reply.status, type: reply.type };
  if (reply.kind === 'failure') return reply;
  const { kind, status, problem, contentType } = reply;
  return { kind, status, problem, contentType };
}

/**
 * The name of a fault without namespace and URI: `ns#Name:http://…` is `Name`.
 * Smithy AWS JSON 1.1, Operation error serialization.
 */
export function sanitise(type: string): string {
  const name = type.split(':')[0] ?? '';
  return name.slice(name.indexOf('#') + 1).trim();
}

function read({ outcome }: Exchange): Reply {
  if (outcome.kind === 'failure') return outcome;
  const { status, headers, body } = outcome.response;
  const unreadable = (problem: Unreadable): Reply => {
    const contentType = header(headers, 'content-type') ?? '';
    return { kind: 'unreadable', status, problem, contentType };
  };
  if (status >= 300 && status < 400) return unreadable('redirect');
  const parsed = parseObject(body);
  if (status < 300) {
    return 'object' in parsed
      ? { kind: 'success', status, body: parsed.object }
      : unreadable(parsed.problem);
  }
  const object = 'object' in parsed ? parsed.object : {};
  // Servers are told to use __type. Clients do not agree on which goes before which.
  const named = [object['__type'], typeInHeader(headers), object['code']];
  const type = named
    .map((name) => (typeof name === 'string' ? sanitise(name) : ''))
    .find((name) => name !== '');
  // A fault may have no body at all where the header names it.
  if (type && ('object' in parsed || body.length === 0)) {
    return { kind: 'fault', status, type, body: object };
  }
  return unreadable('object' in parsed ? 'no-fault-type' : parsed.problem);
}

/** A JSON object, or why the bytes are none. */
export type Parsed =
  | { object: JsonObject }
  | { problem: 'not-utf8' | 'not-json' | 'not-object' | 'too-deep' };

/** Reads bytes as one JSON object in UTF-8. */
export function parseObject(body: Uint8Array): Parsed {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return { problem: 'not-utf8' };
  }
  if (isTooDeep(text)) return { problem: 'too-deep' };
  try {
    const value = JSON.parse(text) as Json;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { object: value } : { problem: 'not-object' };
  } catch {
    return { problem: 'not-json' };
  }
}
