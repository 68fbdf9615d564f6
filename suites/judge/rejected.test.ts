import { describe, expect, test } from 'vitest';
import { type Answer, fault, outcome, step } from '../../testing/traces.ts';
import type { Trace } from '../model/trace.ts';
import { leavesNameFree, rejected } from './rejected.ts';

const TYPES = ['InvalidParameterValueException', 'ValidationException'];

const OK: Answer = { status: 200, body: { Snapshot: { Name: 'a' } } };
const RIGHT = fault('ValidationException');
const NOT_FOUND = fault('SnapshotNotFoundFault');
const HTML: Answer = { status: 400, body: '<html/>' };

describe('a request that must be rejected', () => {
  test.each<[string, Answer, Answer | null, string]>([
    ['the right fault, twin accepted', RIGHT, OK, 'holds'],
    ['another right fault, twin accepted', fault(TYPES[0] ?? ''), OK, 'holds'],
    ['the right fault in a namespace', fault('a.b#ValidationException'), OK, 'holds'],
    [
      'the right fault with another status: a clause of its own',
      fault('ValidationException', 404),
      OK,
      'holds',
    ],
    ['the wrong fault, twin accepted', NOT_FOUND, OK, 'broken'],
    ['a fault of the server, twin accepted', fault('InternalFailure', 500), OK, 'broken'],
    ['a 5xx without a type, twin accepted', { status: 502, body: '<html/>' }, OK, 'broken'],
    ['a redirect, twin accepted', { status: 307, body: '' }, OK, 'broken'],
    ['a dropped connection, twin accepted', { failure: 'reset' }, OK, 'broken'],
    ['no answer in time, twin accepted', { failure: 'headers-timeout' }, OK, 'broken'],
    ['success, whatever the twin would say', OK, null, 'broken'],
    ['a status of success that nobody can read', { status: 200, body: '' }, null, 'broken'],
    [
      'an error envelope under status 200',
      { status: 200, body: { __type: TYPES[0] } },
      null,
      'broken',
    ],
    ['a 4xx without a type, twin accepted', HTML, OK, 'inconclusive untyped'],
    [
      'a 4xx that names no fault, twin accepted',
      { status: 400, body: {} },
      OK,
      'inconclusive untyped',
    ],
  ])('%s', (_what, probe, twin, expected) => {
    expect(outcome(rejected(trace({ twin, probe }), TYPES))).toBe(expected);
  });

  test.each<[string, Answer, Answer]>([
    ['the same fault', RIGHT, RIGHT],
    ['another fault', RIGHT, NOT_FOUND],
    ['an unreadable answer', RIGHT, HTML],
    ['a success that nobody can read', RIGHT, { status: 200, body: 'ok' }],
    ['a redirect', RIGHT, { status: 301, body: '' }],
    ['no answer', RIGHT, { failure: 'reset' }],
    ['the wrong fault, which is then no proof either', NOT_FOUND, NOT_FOUND],
    ['a 4xx without a type', HTML, NOT_FOUND],
  ])('proves nothing where the twin gets %s', (_what, probe, twin) => {
    expect(outcome(rejected(trace({ probe, twin }), TYPES))).toBe('inconclusive twin-rejected');
  });

  test.each<[string, Trace]>([
    ['no probe', trace({ twin: OK })],
    ['no twin to a rejected probe', trace({ probe: RIGHT })],
    ['nothing', []],
  ])('proves nothing with %s', (_what, own) => {
    expect(outcome(rejected(own, TYPES))).toBe('inconclusive interrupted');
  });

  test('says what was accepted and what came instead', () => {
    expect(rejected(trace({ probe: NOT_FOUND, twin: OK }), TYPES)).toEqual({
      outcome: 'broken',
      expected: { code: 'fault', types: TYPES },
      actual: {
        code: 'reply',
        reply: { kind: 'fault', status: 400, type: 'SnapshotNotFoundFault' },
      },
    });
  });

  test('does not mind the order of probe and twin', () => {
    const steps = trace({ probe: RIGHT, twin: OK });

    expect(outcome(rejected(steps.toReversed(), TYPES))).toBe('holds');
  });

  test('is not proven by looks at the world in between', () => {
    const look = step('readback', NOT_FOUND);

    expect(outcome(rejected([...trace({ probe: RIGHT }), look], TYPES))).toBe(
      'inconclusive interrupted',
    );
  });

  test('proves nothing where the twin may have been sent twice and now exists', () => {
    const twin = step('twin', fault('SnapshotAlreadyExistsFault'), true);

    expect(outcome(rejected([...trace({ probe: RIGHT }), twin], TYPES))).toBe(
      'inconclusive twin-rejected',
    );
  });
});

describe('a name that a refused request asked for', () => {
  const EXISTS = fault('SnapshotAlreadyExistsFault');

  test.each<[string, Answer, Answer, boolean, string]>([
    ['is free where the twin is accepted', RIGHT, OK, false, 'holds'],
    ['is taken where it exists for the twin', RIGHT, EXISTS, false, 'broken'],
    ['may be the twin’s own', RIGHT, EXISTS, true, 'inconclusive repeated-request'],
    ['is not told of by another fault', RIGHT, NOT_FOUND, false, 'inconclusive twin-rejected'],
    ['was not refused', OK, EXISTS, false, 'inconclusive never-seen'],
  ])('%s', (_what, probe, twin, repeated, expected) => {
    const steps = [step('probe', probe), step('twin', twin, repeated)];

    expect(outcome(leavesNameFree(steps, 'SnapshotAlreadyExistsFault'))).toBe(expected);
  });
});

function trace(answers: { probe?: Answer; twin?: Answer | null }): Trace {
  const { probe, twin } = answers;
  return [...(probe ? [step('probe', probe)] : []), ...(twin ? [step('twin', twin)] : [])];
}
