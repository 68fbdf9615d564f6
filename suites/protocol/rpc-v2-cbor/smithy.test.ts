import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exchangeWith } from '../../../testing/traces.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { fromBase64 } from './base64.ts';
import { encodeCall } from './call.ts';
import { encodeAs } from './encode.ts';
import { readBody, readReply } from './read.ts';
import { readCall } from './read-call.ts';
import { AS_CLIENTS, PLAIN, type Spelling } from './spelling.ts';
import type { Typed } from './typed.ts';

/** A protocol test of Smithy, as data. */
interface Case {
  id: string;
  direction: 'request' | 'response';
  appliesTo?: 'client' | 'server';
  operation: string;
  status?: number;
  headers: Record<string, string>;
  forbidHeaders?: string[];
  /** In base64. */
  body: string;
  params: JsonObject;
  error?: string;
}

const { service, operations, cases } = JSON.parse(
  readFileSync(new URL('smithy-tests.json', import.meta.url), 'utf8'),
) as {
  service: { name: string; namespace: string };
  operations: Record<string, { input: Typed | null; output: Typed | null }>;
  cases: Case[];
};
const SERVICE = {
  ...service,
  operations: Object.fromEntries(
    Object.entries(operations).map(([name, { input }]) => [name, input]),
  ),
};
const bytes = (own: Case) => fromBase64(own.body) as Uint8Array;
const inputOf = (own: Case) => operations[own.operation]?.input ?? null;
const named = (direction: Case['direction'], side: Case['appliesTo']) =>
  cases
    .filter((own) => own.direction === direction && own.appliesTo !== side)
    .map((own) => [own.id, own] as const);

describe('requests of Smithy are read as a server reads them', () => {
  test.each(named('request', 'client'))('%s', (_id, own) => {
    const read = readCall(arrived(own), SERVICE);

    expect(read).toMatchObject({ operation: own.operation, refused: false });
    expect(known(read.input ?? {}, inputOf(own) ?? undefined)).toEqual(own.params);
  });
});

describe('requests are encoded as Smithy has clients encode them', () => {
  test.each(named('request', 'server'))('%s', (_id, own) => {
    const typed = inputOf(own);
    const call = encodeCall(service.name, own.operation, typed && own.params, {
      ...(typed && { typed }),
      spelling: AS_CLIENTS,
    });

    expect(call).toMatchObject({
      method: 'POST',
      path: `/service/${service.name}/operation/${own.operation}`,
    });
    const sent = new Map(call.headers.map(([name, value]) => [name.toLowerCase(), value]));
    for (const [name, value] of Object.entries(own.headers)) {
      expect(sent.get(name.toLowerCase()), name).toBe(value);
    }
    for (const name of own.forbidHeaders ?? []) expect(sent.has(name.toLowerCase())).toBe(false);
    expect(call.body.length > 0).toBe(own.body !== '');
    if (own.body !== '') expect(values(call.body, typed)).toEqual(values(bytes(own), typed));
  });
});

describe('answers of Smithy are read as a client reads them', () => {
  test.each(named('response', 'server'))('%s', (_id, own) => {
    const output = own.error ? undefined : (operations[own.operation]?.output ?? undefined);
    const headers = Object.entries(own.headers);
    const exchange = exchangeWith({ status: own.status ?? 0, headers, body: bytes(own) });

    const reply = readReply(exchange, output);

    if (reply.kind !== 'success' && reply.kind !== 'fault') throw new Error(reply.kind);
    expect(reply.kind).toBe(own.error ? 'fault' : 'success');
    if (reply.kind === 'fault') expect(reply.type).toBe(own.error);
    const { __type, ...rest } = reply.body;
    expect(known(rest, output)).toEqual(own.params);
    expect(reply.spelled.headers.filter((code) => code !== 'content-type-without-body')).toEqual(
      [],
    );
  });
});

describe('answers are encoded as Smithy has servers encode them', () => {
  const answers = named('response', 'client').filter(([, own]) => !own.error && own.body !== '');
  test.each(answers)('%s', (_id, own) => {
    const output = operations[own.operation]?.output ?? null;
    const encoded = encodeAs(own.params, AS_CLIENTS, output ?? undefined);

    expect(values(encoded, output)).toEqual(values(bytes(own), output));
  });
});

test('what is wholly told by the values is encoded to the very bytes of Smithy', () => {
  const exact = cases.filter((own) => {
    const typed = own.direction === 'request' ? inputOf(own) : operations[own.operation]?.output;
    const forms: Spelling[] = [PLAIN, AS_CLIENTS, { ...AS_CLIENTS, containers: 'definite' }];
    return forms.some(
      (form) => toHex(encodeAs(own.params, form, typed ?? undefined)) === toHex(bytes(own)),
    );
  });

  // The others chunk strings, mix lengths, hold unknown members, or name their fault.
  expect(exact.length).toBe(40);
});

function arrived(own: Case) {
  const body = bytes(own);
  const length: [string, string][] = body.length > 0 ? [['Content-Length', `${body.length}`]] : [];
  return {
    method: 'POST',
    path: `/service/${service.name}/operation/${own.operation}`,
    headers: [...Object.entries(own.headers), ...length],
    body,
  };
}

/** Both sides by value, read with the types, so that only what they mean is compared. */
function values(body: Uint8Array, typed: Typed | null): Json {
  const read = readBody(body, typed ?? undefined);
  if ('problem' in read) throw new Error(read.problem);
  return read.object;
}

/** A structure as code keeps it: known members that are not null. Dense maps hold no null. */
function known(value: Json, typed: Typed | undefined, dense = false): Json {
  if (Array.isArray(value)) return value.map((item) => known(item, typed?.items));
  if (value === null || typeof value !== 'object') return value;
  if (typed?.additionalProperties) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => !dense || member !== null)
        .map(([name, member]) => [name, known(member, typed.additionalProperties)]),
    );
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => member !== null && (!typed || typed.properties?.[name]))
      .map(([name, member]) => [
        name,
        known(member, typed?.properties?.[name], name.startsWith('dense')),
      ]),
  );
}

function toHex(of: Uint8Array): string {
  return [...of].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
