import { describe, expect, test } from 'vitest';
import { exchangeWith } from '../../../testing/traces.ts';
import type { Exchange, Headers } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import { encode } from './encode.ts';
import { fromHex } from './flaws.ts';
import { readReply, speaksCbor } from './read.ts';

const HEADERS: Headers = [
  ['Smithy-Protocol', 'rpc-v2-cbor'],
  ['Content-Type', 'application/cbor'],
];
const CLEAN = { headers: [], body: [] };

describe('a fault is named by __type alone', () => {
  test.each<[what: string, body: Json, type: string]>([
    ['an absolute shape id', { __type: 'com.amazonaws.memorydb#FooFault' }, 'FooFault'],
    ['with a URI', { __type: 'a.b#FooFault:http://c/' }, 'FooFault'],
  ])('%s', (_what, body, type) => {
    for (const status of [400, 404, 500, 503]) {
      expect(readReply(answer(status, encode(body)))).toEqual({
        kind: 'fault',
        status,
        type,
        body,
        spelled: CLEAN,
      });
    }
  });

  test('without its namespace it is read, and told', () => {
    expect(readReply(answer(400, encode({ __type: 'FooFault' })))).toMatchObject({
      type: 'FooFault',
      spelled: { body: [{ at: '__type', code: 'relative-type' }] },
    });
  });

  test.each<[what: string, body: Json]>([
    ['code', { code: 'a#FooFault' }],
    ['Code', { Code: 'a#FooFault' }],
    ['a blank __type', { __type: ' ' }],
    ['a nested __type', { Error: { __type: 'a#FooFault' } }],
    ['a __type of null', { __type: null }],
  ])('not by %s, nor by the header', (_what, body) => {
    const headers: Headers = [...HEADERS, ['X-Amzn-ErrorType', 'FooFault']];

    expect(readReply(answer(400, encode(body), headers))).toMatchObject({
      kind: 'unreadable',
      problem: 'no-fault-type',
      spelled: { headers: ['error-type-header'] },
    });
  });

  test('a message in bytes is told', () => {
    const body = fromHex('a2665f5f7479706563612346676d6573736167654161');

    expect(readReply(answer(400, body))).toMatchObject({
      kind: 'fault',
      type: 'F',
      spelled: { body: [{ at: 'message', code: 'bytes-for-text' }] },
    });
  });
});

describe('a success', () => {
  test('is its map, in the words of JSON', () => {
    const body = fromHex('a16453686f77bf6143c1fb41d954fc4000000061420fff');
    const typed = {
      type: 'object',
      properties: {
        Show: {
          type: 'object',
          properties: { C: { type: 'number', title: 'epoch-seconds' }, B: { type: 'integer' } },
        },
      },
    };

    expect(readReply(answer(200, body), typed)).toEqual({
      kind: 'success',
      status: 200,
      body: { Show: { C: 1_700_000_000, B: 15 } },
      spelled: { headers: [], body: [{ at: 'Show', code: 'indefinite' }] },
    });
  });

  test('may have no body', () => {
    const headers: Headers = [['smithy-protocol', 'rpc-v2-cbor']];

    expect(readReply(answer(200, new Uint8Array(), headers))).toEqual({
      kind: 'success',
      status: 200,
      body: {},
      spelled: CLEAN,
    });
  });

  test.each<[what: string, body: Uint8Array, problem: string, offset: number | null]>([
    ['JSON', new TextEncoder().encode('{"Show":{}}'), 'truncated', 0],
    ['HTML', new TextEncoder().encode('<html></html>'), 'reserved', 0],
    ['a list', fromHex('80'), 'not-map', 0],
    ['half a map', fromHex('bf6161'), 'truncated', 3],
    ['a map with numbers as keys', fromHex('a10102'), 'key-not-text', null],
  ])('is not %s', (_what, body, problem, offset) => {
    const contentType = 'text/plain';
    const reply = readReply(answer(200, body, [['content-type', contentType]]));

    expect(reply).toEqual({
      kind: 'unreadable',
      status: 200,
      problem,
      offset,
      contentType,
      spelled: { headers: ['smithy-protocol', 'content-type'], body: [] },
    });
  });
});

test('a fault without a body, and a redirect, cannot be read', () => {
  expect(readReply(answer(500, new Uint8Array(), []))).toMatchObject({ problem: 'no-fault-type' });
  expect(readReply(answer(307, encode({})))).toMatchObject({ problem: 'redirect' });
});

test('a transport failure is a reply of its own', () => {
  const failure = { code: 'reset', detail: 'ECONNRESET' } as const;
  const exchange: Exchange = {
    ...answer(200, fromHex('a0')),
    outcome: { kind: 'failure', failure },
  };

  expect(readReply(exchange)).toEqual({ kind: 'failure', failure });
});

test('an endpoint says by one header that it speaks the protocol', () => {
  expect(speaksCbor([['SMITHY-PROTOCOL', 'rpc-v2-cbor']])).toBe(true);
  expect(speaksCbor([['Smithy-Protocol', 'rpc-v2-json']])).toBe(false);
  expect(speaksCbor([['Content-Type', 'application/cbor']])).toBe(false);
});

test('a content type without a body is told', () => {
  expect(readReply(answer(200, new Uint8Array()))).toMatchObject({
    spelled: { headers: ['content-type-without-body'] },
  });
});

function answer(status: number, body: Uint8Array, headers: Headers = HEADERS): Exchange {
  return exchangeWith({ status, body, headers });
}
