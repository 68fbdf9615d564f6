import { describe, expect, test } from 'vitest';
import { exchangeWith } from '../../../testing/traces.ts';
import type { Exchange, Headers } from '../../model/exchange.ts';
import type { Reply } from '../../model/reply.ts';
import { header, readReply, sanitise, summary } from './read.ts';

const FAULT = { kind: 'fault', status: 400, type: 'FooError' };
const HTML = '<html><body>Bad gateway</body></html>';

describe('a fault is read wherever the protocol lets a server name it', () => {
  test.each<[string, unknown, Headers]>([
    ['__type, bare', { __type: 'FooError' }, []],
    ['__type with a namespace', { __type: 'com.amazonaws.memorydb#FooError' }, []],
    ['__type with a URI', { __type: 'FooError:http://internal.amazon.com/coral/com.foo/' }, []],
    [
      '__type with both',
      { __type: 'aws.protocoltests.json#FooError:http://internal.amazon.com/coral/com.foo/' },
      [],
    ],
    ['code, bare', { code: 'FooError' }, []],
    ['code with a namespace and a URI', { code: 'a.b#FooError:http://example.com/' }, []],
    ['the header', { message: 'no' }, [['X-Amzn-Errortype', 'FooError']]],
    ['the header in another case', {}, [['x-amzn-ErrorType', 'FooError']]],
    ['the header with a URI', {}, [['X-Amzn-Errortype', 'FooError:http://example.com/']]],
    ['the header with a namespace', {}, [['x-amzn-errortype', 'a.b#FooError']]],
    ['__type before the header', { __type: 'FooError' }, [['x-amzn-errortype', 'Other']]],
    ['the header before code', { code: 'E17' }, [['x-amzn-errortype', 'FooError']]],
    ['the header where __type is blank', { __type: ' ' }, [['x-amzn-errortype', 'FooError']]],
    ['__type before code', { code: 'Other', __type: 'FooError' }, []],
    ['__type where the header is empty', { __type: 'FooError' }, [['x-amzn-errortype', '']]],
    ['code where __type is no text', { __type: 5, code: 'FooError' }, []],
    ['the header alone, without a body', '', [['x-amzn-errortype', 'FooError']]],
  ])('%s', (_where, body, headers) => {
    expect(readReply(answer(400, body, headers))).toMatchObject(FAULT);
  });

  test('at any status from 400 on', () => {
    for (const status of [400, 403, 404, 429, 500, 503]) {
      expect(readReply(answer(status, { __type: 'FooError' }))).toMatchObject({ ...FAULT, status });
    }
  });

  test('with its body, so that a message can be judged', () => {
    const reply = readReply(answer(400, { __type: 'FooError', Message: 'no' }));

    expect(reply).toMatchObject({ body: { Message: 'no' } });
  });
});

describe('what does not name a fault is not taken for one', () => {
  test.each<[string, unknown, Headers, string]>([
    ['a nested __type', { ErrorDetails: [{ __type: 'FooError' }] }, [], 'no-fault-type'],
    ['a nested code', { Error: { Code: 'FooError', code: 'FooError' } }, [], 'no-fault-type'],
    ['an empty object', {}, [], 'no-fault-type'],
    ['a blank __type', { __type: '  ' }, [], 'no-fault-type'],
    ['a __type of null', { __type: null }, [], 'no-fault-type'],
    ['nothing at all', '', [], 'not-json'],
    ['a page of HTML', HTML, [['content-type', 'text/html']], 'not-json'],
    ['a page of HTML with the header', HTML, [['x-amzn-errortype', 'FooError']], 'not-json'],
    ['a list', [{ __type: 'FooError' }], [], 'not-object'],
    ['a list with the header', [], [['x-amzn-errortype', 'FooError']], 'not-object'],
    ['JSON text', '"FooError"', [], 'not-object'],
    ['JSON null', 'null', [], 'not-object'],
    ['two objects', '{"__type":"FooError"}{}', [], 'not-json'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), [], 'not-utf8'],
  ])('%s', (_what, body, headers, problem) => {
    expect(readReply(answer(400, body, headers))).toMatchObject({ kind: 'unreadable', problem });
  });

  test('a redirect, whatever it carries', () => {
    for (const status of [301, 302, 307, 308]) {
      const reply = readReply(answer(status, { __type: 'FooError' }, [['location', '/']]));

      expect(reply).toMatchObject({ kind: 'unreadable', status, problem: 'redirect' });
    }
  });

  test('an unreadable answer keeps its content type, to be shown', () => {
    const reply = readReply(answer(502, HTML, [['Content-Type', 'text/html; charset=utf-8']]));

    expect(reply).toMatchObject({ contentType: 'text/html; charset=utf-8' });
  });
});

describe('a success', () => {
  test.each([200, 201, 202, 204])('with status %i is its object', (status) => {
    expect(readReply(answer(status, { Snapshot: {} }))).toEqual({
      kind: 'success',
      status,
      body: { Snapshot: {} },
    });
  });

  test.each<[string, unknown, string]>([
    ['nothing', '', 'not-json'],
    ['a list', [], 'not-object'],
    ['text', 'ok', 'not-json'],
    ['JSON null', null, 'not-object'],
    ['a half object', '{"Snapshot":{', 'not-json'],
    ['a cut character', new Uint8Array([0x22, 0xc3, 0x22]), 'not-utf8'],
    ['JSON after a byte order mark', '\ufeff{"Snapshot":{}}', 'not-json'],
    ['objects within objects without end', nested('{"a":', '1', '}', 200_000), 'too-deep'],
    ['lists within lists without end', `{"a":${nested('[', '', ']', 200_000)}}`, 'too-deep'],
    ['what begins without end', '['.repeat(200_000), 'too-deep'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 'not-utf8'],
  ])('cannot be read from %s', (_what, body, problem) => {
    expect(readReply(answer(200, body))).toMatchObject({
      kind: 'unreadable',
      status: 200,
      problem,
    });
  });

  test('may be nested, and may hold text full of brackets', () => {
    const body = JSON.stringify({ a: `\\"${'[{'.repeat(2_000)}` });
    expect(readReply(answer(200, body))).toMatchObject({ kind: 'success' });
    const deep = nested('{"a":', '[1]', '}', 100) + ' '.repeat(2_000);
    expect(readReply(answer(200, deep))).toMatchObject({ kind: 'success' });
  });

  test('keeps text of other scripts as it was sent', () => {
    expect(readReply(answer(200, { A: 'é日本😀' }))).toMatchObject({ body: { A: 'é日本😀' } });
  });
});

test('a transport failure is a reply of its own', () => {
  const failure = { code: 'reset', detail: 'ECONNRESET' } as const;
  const exchange: Exchange = { ...answer(200, {}), outcome: { kind: 'failure', failure } };

  expect(readReply(exchange)).toEqual({ kind: 'failure', failure });
});

test('an exchange is read once', () => {
  const exchange = answer(200, { Snapshot: {} });

  expect(readReply(exchange)).toBe(readReply(exchange));
});

test.each([
  ['FooError', 'FooError'],
  ['aws.x#FooError', 'FooError'],
  ['FooError:http://a/b#c', 'FooError'],
  ['aws.x#FooError:http://a/b#c', 'FooError'],
  [' FooError ', 'FooError'],
  ['', ''],
])('the name in %j is %j', (type, name) => {
  expect(sanitise(type)).toBe(name);
});

test('a header is found in any letter case, and its first value counts', () => {
  const headers: Headers = [
    ['Date', 'now'],
    ['X-Amzn-RequestId', 'one'],
    ['x-amzn-requestid', 'two'],
  ];

  expect(header(headers, 'x-AMZN-requestID')).toBe('one');
  expect(header(headers, 'etag')).toBeUndefined();
});

test.each<[Reply, object]>([
  [
    { kind: 'success', status: 200, body: { A: 1 } },
    { kind: 'success', status: 200 },
  ],
  [
    { kind: 'fault', status: 400, type: 'FooError', body: { message: 'no' } },
    { kind: 'fault', status: 400, type: 'FooError' },
  ],
  [
    { kind: 'unreadable', status: 502, problem: 'not-json', contentType: 'text/html' },
    { kind: 'unreadable', status: 502, problem: 'not-json', contentType: 'text/html' },
  ],
])('a summary leaves the body out: %j', (reply, expected) => {
  expect(summary(reply)).toEqual(expected);
});

function nested(open: string, core: string, close: string, levels: number): string {
  return open.repeat(levels) + core + close.repeat(levels);
}

function answer(status: number, body: unknown, headers: Headers = []): Exchange {
  return exchangeWith({ status, body, headers });
}
