import { describe, expect, test } from 'vitest';
import type { Headers } from '../../model/exchange.ts';
import { encodeCall } from './call.ts';
import { encode } from './encode.ts';
import { fromHex } from './flaws.ts';
import { type CallViolation, type CborService, readCall } from './read-call.ts';
import { AS_CLIENTS } from './spelling.ts';

const SERVICE: CborService = {
  name: 'AmazonMemoryDB',
  namespace: 'com.amazonaws.memorydb',
  operations: { CopySnapshot: { type: 'object' }, Ping: null },
};
const PATH = '/service/AmazonMemoryDB/operation/CopySnapshot';
const HEADERS: Headers = [
  ['Smithy-Protocol', 'rpc-v2-cbor'],
  ['Content-Type', 'application/cbor'],
  ['Accept', 'application/cbor'],
  ['Content-Length', '5'],
];
const INPUT = { Name: 'a' };

/** As the SDK for Go, service/memorydb v1.43.0, sent it. */
const OF_GO =
  'bf72536f75726365536e617073686f744e616d65616164546167739fbf634b6579616b6556616c75656176ffff72546172676574536e617073686f744e616d656162ff';
const COPY = {
  SourceSnapshotName: 'a',
  Tags: [{ Key: 'k', Value: 'v' }],
  TargetSnapshotName: 'b',
};

test('a request of an SDK is read, and breaks nothing', () => {
  const headers: Headers = [...HEADERS.slice(0, 3), ['Content-Length', '66']];

  expect(readCall({ method: 'POST', path: PATH, headers, body: fromHex(OF_GO) }, SERVICE)).toEqual({
    operation: 'CopySnapshot',
    input: COPY,
    findings: [
      { at: '', code: 'indefinite' },
      { at: 'Tags', code: 'indefinite' },
      { at: 'Tags/0', code: 'indefinite' },
    ],
    violations: [],
    refused: false,
  });
});

test('a request is encoded to the bytes that an SDK sends', () => {
  const call = encodeCall('AmazonMemoryDB', 'CopySnapshot', COPY, { spelling: AS_CLIENTS });

  expect(call).toEqual({
    operation: 'CopySnapshot',
    method: 'POST',
    path: PATH,
    headers: HEADERS.slice(0, 3),
    body: fromHex(OF_GO),
  });
});

test('an operation without input has neither body nor content type', () => {
  const call = encodeCall('AmazonMemoryDB', 'Ping', null, { prefix: '/v1' });

  expect(call.path).toBe('/v1/service/AmazonMemoryDB/operation/Ping');
  expect(call.body).toHaveLength(0);
  expect(call.headers.map(([name]) => name)).toEqual(['Smithy-Protocol', 'Accept']);
  expect(readCall(call, SERVICE)).toMatchObject({ operation: 'Ping', input: {}, violations: [] });
});

describe('the path tells the operation', () => {
  test.each<[path: string, operation: string | null, codes: CallViolation['code'][]]>([
    [PATH, 'CopySnapshot', []],
    [`/v1${PATH}`, 'CopySnapshot', []],
    [`/service/x/operation/y${PATH}`, 'CopySnapshot', []],
    [`${PATH}?a=/service/b/operation/c`, 'CopySnapshot', []],
    [
      '/service/com.amazonaws.memorydb.AmazonMemoryDB/operation/CopySnapshot',
      'CopySnapshot',
      ['absolute-service'],
    ],
    [
      '/service/AmazonMemoryDB/operation/com.amazonaws.memorydb.CopySnapshot',
      null,
      ['absolute-operation'],
    ],
    [
      '/service/AmazonMemoryDB/operation/com.amazonaws.memorydb%23CopySnapshot',
      null,
      ['absolute-operation'],
    ],
    ['/service/AmazonMemoryDB/operation/NoSuch', null, ['operation']],
    ['/service/AmazonMemoryDB/operation/copysnapshot', null, ['operation']],
    ['/service/AmazonMemoryDB/operation/constructor', null, ['operation']],
    ['/service/AmazonMemoryDB/operation/', null, ['operation']],
    ['/service/DynamoDB/operation/CopySnapshot', null, ['service']],
    [`${PATH}/`, null, ['path']],
    [`${PATH}/more`, null, ['path']],
    ['/AmazonMemoryDB/operation/CopySnapshot', null, ['path']],
    ['service/AmazonMemoryDB/operation/CopySnapshot', null, ['path']],
    ['/operation/CopySnapshot/service/AmazonMemoryDB', null, ['path']],
    ['/', null, ['path']],
    ['', null, ['path']],
  ])('%s', (path, operation, codes) => {
    const body = encode(INPUT);
    const read = readCall({ method: 'POST', path, headers: HEADERS, body }, SERVICE);

    expect(read.operation).toBe(operation);
    expect(read.violations.map(({ code }) => code)).toEqual(codes);
    expect(read.refused).toBe(operation === null);
  });
});

describe('what a request does wrong is told by code', () => {
  const without = (name: string) => HEADERS.filter(([own]) => own !== name);
  const withValue = (name: string, value: string): Headers => [...without(name), [name, value]];

  test.each<[what: string, call: object, violation: CallViolation, refused: boolean]>([
    ['GET', { method: 'GET' }, { code: 'method', value: 'GET' }, true],
    [
      'no protocol',
      { headers: without('Smithy-Protocol') },
      { code: 'smithy-protocol', value: null },
      true,
    ],
    [
      'another protocol',
      { headers: withValue('Smithy-Protocol', 'rpc-v2-json') },
      { code: 'smithy-protocol', value: 'rpc-v2-json' },
      true,
    ],
    [
      'the target of awsJson',
      { headers: [...HEADERS, ['x-amz-target', 'AmazonMemoryDB.CopySnapshot']] },
      { code: 'target-header', value: 'AmazonMemoryDB.CopySnapshot' },
      true,
    ],
    [
      'the other target header, though empty',
      { headers: [...HEADERS, ['X-Amzn-Target', '']] },
      { code: 'target-header', value: '' },
      true,
    ],
    [
      'a body without a content type',
      { headers: without('Content-Type') },
      { code: 'content-type', value: null },
      true,
    ],
    [
      'JSON as a content type',
      { headers: withValue('Content-Type', 'application/x-amz-json-1.1') },
      { code: 'content-type', value: 'application/x-amz-json-1.1' },
      true,
    ],
    ['nothing accepted', { headers: without('Accept') }, { code: 'accept', value: null }, false],
    ['no length', { headers: without('Content-Length') }, { code: 'content-length' }, false],
    ['no body', { body: new Uint8Array() }, { code: 'empty-body' }, false],
    ['a list', { body: fromHex('80') }, { code: 'body', problem: 'not-map', offset: 0 }, true],
    [
      'a cut body',
      { body: fromHex('a16161') },
      { code: 'body', problem: 'truncated', offset: 3 },
      true,
    ],
    [
      'JSON as a body',
      { body: new TextEncoder().encode('{"Name":"a"}') },
      { code: 'body', problem: 'truncated', offset: 0 },
      true,
    ],
  ])('%s', (_what, call, violation, refused) => {
    const plain = { method: 'POST', path: PATH, headers: HEADERS, body: encode(INPUT) };

    const read = readCall({ ...plain, ...call }, SERVICE);

    expect(read.violations).toEqual([violation]);
    expect(read.refused).toBe(refused);
  });

  test('parameters of media types, and letter case, are nothing', () => {
    const headers: Headers = [
      ['smithy-protocol', 'rpc-v2-cbor'],
      ['content-type', 'Application/CBOR; charset=utf-8'],
      ['ACCEPT', 'application/cbor'],
      ['content-length', '9'],
    ];
    const read = readCall({ method: 'POST', path: PATH, headers, body: encode(INPUT) }, SERVICE);

    expect(read.violations).toEqual([]);
  });

  test('an input where none belongs is served, and told', () => {
    const path = '/service/AmazonMemoryDB/operation/Ping';
    const read = readCall({ method: 'POST', path, headers: HEADERS, body: encode({}) }, SERVICE);

    expect(read).toMatchObject({ operation: 'Ping', refused: false });
    expect(read.violations.map(({ code }) => code)).toEqual([
      'body-without-input',
      'content-type-without-input',
    ]);
  });
});
