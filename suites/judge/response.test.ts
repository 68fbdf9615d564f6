import { describe, expect, test } from 'vitest';
import { answered, step } from '../../testing/traces.ts';
import type { FailureCode, Headers } from '../model/exchange.ts';
import type { Step, Trace } from '../model/trace.ts';
import { hasRequestId } from './request-id.ts';
import {
  faultContentType,
  framing,
  noNulls,
  successBody,
  successContentType,
  successStatus,
} from './response.ts';
import { uniqueIds } from './unique-ids.ts';

const OK = { Snapshot: { Name: 'a' } };
const FAULT = { __type: 'FooError' };

describe('the framing of a response', () => {
  test('holds for whatever arrived whole', () => {
    expect(framing(answered(200, OK))?.outcome).toBe('holds');
    expect(framing(answered(502, '<html/>'))?.outcome).toBe('holds');
  });

  test.each<FailureCode>(['truncated', 'not-http', 'bad-coding', 'body-timeout'])(
    'is broken by %s',
    (code) => {
      expect(framing(failure(code))).toMatchObject({
        outcome: 'broken',
        actual: { reply: { kind: 'failure', failure: { code } } },
      });
    },
  );

  test.each<FailureCode>(['refused', 'unresolved', 'tls', 'connect-timeout', 'headers-timeout'])(
    'is not known after %s: there was no response',
    (code) => {
      expect(framing(failure(code))).toBeUndefined();
    },
  );
});

describe('the status of a success', () => {
  test.each<[number, unknown, string | undefined]>([
    [200, OK, 'holds'],
    [200, '', 'holds'],
    [201, OK, 'broken'],
    [204, '', 'broken'],
    [302, '', undefined],
    [400, FAULT, undefined],
    [500, '', undefined],
  ])('%i with %j: %s', (status, body, expected) => {
    expect(successStatus(answered(status, body))?.outcome).toBe(expected);
  });
});

describe('the body of a success', () => {
  test.each<[string, number, unknown, string | undefined]>([
    ['an object', 200, OK, 'holds'],
    ['an empty object', 200, {}, 'holds'],
    ['a list', 200, [OK], 'broken'],
    ['nothing', 200, '', 'broken'],
    ['text that is not UTF-8', 200, new Uint8Array([0x7b, 0xff, 0x7d]), 'broken'],
    ['a fault', 400, FAULT, undefined],
    ['a fault that nobody can read', 400, '<html/>', undefined],
    ['a redirect', 302, '', undefined],
  ])('%s', (_what, status, body, expected) => {
    expect(successBody(answered(status, body))?.outcome).toBe(expected);
  });
});

describe('the content type', () => {
  const types: [string | null, string][] = [
    ['application/x-amz-json-1.1', 'holds'],
    ['application/x-amz-json-1.1; charset=utf-8', 'holds'],
    ['application/x-amz-json-1.1;charset="UTF-8"', 'holds'],
    ['Application/X-Amz-JSON-1.1', 'holds'],
    ['application/x-amz-json-1.1 ; a=b', 'holds'],
    ['application/x-amz-json-1.0', 'broken'],
    ['application/x-amz-json-1.10', 'broken'],
    ['application/json', 'broken'],
    ['text/plain; application/x-amz-json-1.1', 'broken'],
    ['', 'broken'],
    [null, 'broken'],
  ];

  test.each(types)('%s of a success: %s', (type, expected) => {
    expect(successContentType(answered(200, OK, typed(type)))?.outcome).toBe(expected);
  });

  test.each(types)('%s of a fault: %s', (type, expected) => {
    expect(faultContentType(answered(400, FAULT, typed(type)))?.outcome).toBe(expected);
  });

  test('of each is no matter of the other, nor of what nobody can read', () => {
    expect(successContentType(answered(400, FAULT))).toBeUndefined();
    expect(faultContentType(answered(200, OK))).toBeUndefined();
    expect(faultContentType(answered(502, '<html/>', typed('text/html')))).toBeUndefined();
    expect(successContentType(failure('reset'))).toBeUndefined();
  });

  test('that is wrong is shown, and an absent one as null', () => {
    expect(successContentType(answered(200, OK, typed('text/html')))).toMatchObject({
      actual: { code: 'header', name: 'content-type', value: 'text/html' },
    });
    expect(successContentType(answered(200, OK))).toMatchObject({ actual: { value: null } });
  });

  function typed(type: string | null): Headers {
    return type === null ? [] : [['Content-Type', type]];
  }
});

describe('members without a value', () => {
  test.each<[string, unknown, string | undefined]>([
    ['at the root', { Snapshot: null }, 'Snapshot'],
    [
      'deep down',
      { Snapshot: { ClusterConfiguration: { TopicArn: null } } },
      'Snapshot/ClusterConfiguration/TopicArn',
    ],
    ['within a list', { Snapshot: { Shards: [{}, { Size: null }] } }, 'Snapshot/Shards/1/Size'],
    ['as an item of a list', { Snapshot: { Shards: [null] } }, 'Snapshot/Shards/0'],
    ['in a member that nobody knows', { Extra: { A: null } }, 'Extra/A'],
    [
      'nowhere: empty text, nought and false are values',
      { A: '', B: 0, C: false, D: [], E: {} },
      undefined,
    ],
  ])('%s', (_where, body, at) => {
    const judgement = noNulls(answered(200, body));

    expect(judgement).toMatchObject(
      at ? { outcome: 'broken', actual: { at, value: null } } : { outcome: 'holds' },
    );
  });

  test('are no matter of a fault', () => {
    expect(noNulls(answered(400, { ...FAULT, message: null }))).toBeUndefined();
  });
});

describe('the request id', () => {
  test.each<[string, Headers, string]>([
    ['x-amzn-RequestId', [['x-amzn-RequestId', 'a']], 'holds'],
    ['another case', [['X-AMZN-REQUESTID', 'a']], 'holds'],
    ['x-amz-request-id', [['x-amz-request-id', 'a']], 'holds'],
    ['none', [['x-amz-id-2', 'a']], 'broken'],
    ['an empty one', [['x-amzn-RequestId', '']], 'broken'],
  ])('%s', (_what, headers, expected) => {
    expect(hasRequestId(answered(200, OK, headers))?.outcome).toBe(expected);
    expect(hasRequestId(answered(400, FAULT, headers))?.outcome).toBe(expected);
    expect(hasRequestId(answered(502, '<html/>', headers))?.outcome).toBe(expected);
  });

  test('is not known without a response', () => {
    expect(hasRequestId(failure('reset'))).toBeUndefined();
  });

  test.each<[string, (string | null)[], string]>([
    ['three that differ', ['a', 'b', 'c'], 'holds'],
    ['two alike', ['a', 'b', 'a'], 'broken'],
    ['ids that differ in letter case only', ['a', 'A'], 'holds'],
    ['one id and two responses without', ['a', null, null], 'inconclusive'],
    ['none', [null, null], 'inconclusive'],
    ['nothing', [], 'inconclusive'],
  ])('of each response is its own: %s', (_what, ids, expected) => {
    const trace: Trace = ids.map((id) => answered(200, OK, id ? [['x-amzn-RequestId', id]] : []));

    expect(uniqueIds(trace).outcome).toBe(expected);
  });

  test('that came twice is shown', () => {
    const twice = answered(200, OK, [['x-amzn-RequestId', 'a']]);

    expect(uniqueIds([twice, failure('reset'), twice])).toMatchObject({
      actual: { code: 'repeated', value: 'a' },
    });
  });
});

function failure(code: FailureCode): Step {
  return step('probe', { failure: code });
}
