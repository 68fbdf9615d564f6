import { describe, expect, test } from 'vitest';
import { answered, step } from '../../testing/traces.ts';
import type { Headers } from '../model/exchange.ts';
import { envelope, faultStatus, message } from './fault.ts';

const NAMED = [['x-amzn-errortype', 'FooError']] as Headers;
const HTML = '<html><body>Bad gateway</body></html>';

describe('the envelope of a fault', () => {
  test.each<[string, unknown, Headers]>([
    ['with __type', { __type: 'FooError' }, []],
    ['with code', { code: 'FooError' }, []],
    ['with the header', { message: 'no' }, NAMED],
    ['with a namespace', { __type: 'a.b#FooError' }, []],
    ['with __type and the header', { __type: 'a.b#FooError' }, NAMED],
    ['with the header and a code of its own', { code: 'E17' }, NAMED],
  ])('holds %s', (_how, body, headers) => {
    expect(envelope(answered(400, body, headers))?.outcome).toBe('holds');
  });

  test.each<[string, number, unknown]>([
    ['a page of HTML', 502, HTML],
    ['an object that names nothing', 400, { message: 'no' }],
    ['a nested type', 400, { Error: { __type: 'FooError' } }],
    ['a list', 400, [{ __type: 'FooError' }]],
    ['nothing', 400, ''],
    ['text that is not UTF-8', 400, new Uint8Array([0xff])],
    ['a redirect', 307, { __type: 'FooError' }],
  ])('is broken by %s', (_how, status, body) => {
    expect(envelope(answered(status, body))?.outcome).toBe('broken');
  });

  test('is broken by a body and a header that name two faults: clients would read either', () => {
    expect(envelope(answered(400, { __type: 'BarError' }, NAMED))).toEqual({
      outcome: 'broken',
      expected: { code: 'equal', value: 'BarError' },
      actual: { code: 'header', name: 'x-amzn-ErrorType', value: 'FooError' },
    });
  });

  test('is no matter of a success, even one that nobody can read', () => {
    expect(envelope(answered(200, { Snapshot: {} }))).toBeUndefined();
    expect(envelope(answered(200, HTML))).toBeUndefined();
  });

  test('is no matter of a transport failure', () => {
    expect(envelope(step('probe', { failure: 'reset' }))).toBeUndefined();
  });
});

describe('the message of a fault', () => {
  test.each<[string, object]>([
    ['message', { message: 'no' }],
    ['Message, as framework faults write it', { Message: 'no' }],
    ['both', { message: 'no', Message: 'no' }],
    ['neither', {}],
    ['an empty one', { message: '' }],
    ['null, which means absent', { message: null, Message: null }],
  ])('holds with %s', (_what, body) => {
    expect(message(answered(400, { __type: 'FooError', ...body }))?.outcome).toBe('holds');
  });

  test.each<[string, object, string]>([
    ['an object', { message: { text: 'no' } }, 'message'],
    ['a list', { Message: ['no'] }, 'Message'],
    ['a number', { message: 'no', Message: 5 }, 'Message'],
  ])('is broken by %s, at its place', (_what, body, at) => {
    expect(message(answered(400, { __type: 'FooError', ...body }))).toMatchObject({
      outcome: 'broken',
      actual: { code: 'value', at },
    });
  });

  test('is no matter of anything but a fault', () => {
    expect(message(answered(200, { message: 5 }))).toBeUndefined();
    expect(message(answered(400, { message: 5 }))).toBeUndefined();
    expect(message(step('probe', { failure: 'reset' }))).toBeUndefined();
  });
});

describe('the status of a fault', () => {
  test.each<[string, number, object, string | undefined]>([
    ['as documented', 400, { __type: 'FooError' }, 'holds'],
    ['as documented, in a namespace', 400, { __type: 'a#FooError' }, 'holds'],
    ['that only HTTP bindings use', 404, { __type: 'FooError' }, 'broken'],
    ['of the server', 500, { __type: 'FooError' }, 'broken'],
    ['of another fault, whatever it is', 404, { __type: 'Other' }, undefined],
    ['of what names no fault', 404, {}, undefined],
    ['of a success', 200, { __type: 'FooError' }, undefined],
  ])('%s', (_what, status, body, expected) => {
    expect(faultStatus(answered(status, body), ['FooError'], 400)?.outcome).toBe(expected);
  });

  test('404 for a missing snapshot breaks the status and no other clause', () => {
    const own = answered(404, { __type: 'SnapshotNotFoundFault', message: 'Snapshot not found' });

    expect(envelope(own)?.outcome).toBe('holds');
    expect(message(own)?.outcome).toBe('holds');
    expect(faultStatus(own, ['SnapshotNotFoundFault'], 400)).toMatchObject({
      expected: { code: 'status', status: 400 },
      actual: { reply: { status: 404, type: 'SnapshotNotFoundFault' } },
    });
  });
});
