import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../../specs/spec.ts';
import { exchangeWith } from '../../../testing/traces.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { encode } from './encode.ts';
import { parseObject, readReply } from './read.ts';

/** A protocol test of Smithy, as data. */
interface Case {
  id: string;
  direction: 'request' | 'response';
  appliesTo?: 'client' | 'server';
  operation: string;
  status?: number;
  headers: Record<string, string>;
  /** Left out where the test says nothing of it. */
  body?: string;
  params: JsonObject;
  error?: string;
}

const { target, cases } = JSON.parse(
  readFileSync(new URL('smithy-tests.json', import.meta.url), 'utf8'),
) as { target: string; cases: Case[] };
const SERVICE = {
  targetPrefix: target,
  contentType: 'application/x-amz-json-1.1',
} as Contract['service'];

/**
 * Tests that this reader or writer does not follow, and why. An answer to an operation without
 * output may be empty; every operation of the service that is tested has an output. A probe that
 * holds a null means to send it.
 */
const OTHERWISE = new Set([
  'json_1_1_service_responds_with_no_payload',
  'AwsJson11StructuresDontSerializeNullValues',
]);
const named = (direction: Case['direction'], side: Case['appliesTo']) =>
  cases
    .filter((own) => own.direction === direction && own.appliesTo !== side)
    .filter((own) => !OTHERWISE.has(own.id))
    .map((own) => [own.id, own] as const);

describe('requests are encoded as Smithy has clients encode them', () => {
  test.each(named('request', 'server'))('%s', (_id, own) => {
    const call = encode(SERVICE, own.operation, own.params);

    expect(call.contentType).toBe(own.headers['Content-Type']);
    expect(call.target).toBe(own.headers['X-Amz-Target']);
    if (own.body !== undefined) expect(JSON.parse(call.body)).toEqual(JSON.parse(own.body));
  });
});

describe('bodies of requests are read', () => {
  const bodies = named('request', 'client').filter(([, own]) => own.body !== undefined);
  test.each(bodies)('%s', (_id, own) => {
    const parsed = parseObject(new TextEncoder().encode(own.body));

    if (!('object' in parsed)) throw new Error(parsed.problem);
    expect(withoutNulls(parsed.object, own.params)).toEqual(own.params);
  });
});

describe('answers of Smithy are read', () => {
  test.each(named('response', 'server'))('%s', (_id, own) => {
    const headers = Object.entries(own.headers);
    const reply = readReply(
      exchangeWith({ status: own.status ?? 0, headers, body: own.body ?? '' }),
    );

    if (reply.kind !== 'success' && reply.kind !== 'fault') throw new Error(reply.kind);
    expect(reply.kind).toBe(own.error ? 'fault' : 'success');
    if (reply.kind === 'fault') expect(reply.type).toBe(own.error);
    expect(withoutNulls(reply.body, own.params)).toMatchObject(own.params);
  });
});

test('the tests that are not followed are there', () => {
  expect(cases.filter(({ id }) => OTHERWISE.has(id))).toHaveLength(OTHERWISE.size);
});

/** Members that are null go, where the parameters do not have them as values of a map. */
function withoutNulls(body: JsonObject, params: JsonObject): Json {
  return Object.fromEntries(
    Object.entries(body).filter(([name, member]) => member !== null || name in params),
  );
}
