import { describe, expect, test } from 'vitest';
import { type Answer, fault, outcome, step } from '../../testing/traces.ts';
import type { Trace } from '../model/trace.ts';
import { accepted } from './accepted.ts';

const OK: Answer = { status: 200, body: { Snapshot: { Name: 'a' } } };
const REFUSAL = fault('ValidationException');
const HTML: Answer = { status: 400, body: '<html/>' };

describe('a request that must be accepted', () => {
  test.each<[string, Answer, Answer | null, string]>([
    ['success', OK, null, 'holds'],
    [
      'success with a status of its own: a clause of its own',
      { status: 201, body: {} },
      null,
      'holds',
    ],
    ['a fault where the ordinary value is accepted', REFUSAL, OK, 'broken'],
    ['a server fault where the ordinary value is accepted', fault('X', 500), OK, 'broken'],
    ['an untyped 4xx where the ordinary value is accepted', HTML, OK, 'broken'],
    [
      'a dropped connection where the ordinary value is accepted',
      { failure: 'reset' },
      OK,
      'broken',
    ],
    [
      'a fault where the ordinary value has one too',
      REFUSAL,
      REFUSAL,
      'inconclusive ordinary-rejected',
    ],
    [
      'a fault where the ordinary value cannot be read',
      REFUSAL,
      HTML,
      'inconclusive ordinary-rejected',
    ],
    [
      'a fault where the ordinary value gets no answer',
      REFUSAL,
      { failure: 'reset' },
      'inconclusive ordinary-rejected',
    ],
    ['a fault without a twin', REFUSAL, null, 'inconclusive interrupted'],
    ['a body that nobody can read', { status: 200, body: '' }, OK, 'inconclusive untyped'],
  ])('%s', (_what, probe, twin, expected) => {
    expect(outcome(accepted(trace({ probe, twin })))).toBe(expected);
  });

  test('proves nothing where an earlier attempt may have made the snapshot', () => {
    const probe = step('probe', fault('SnapshotAlreadyExistsFault'), true);

    expect(outcome(accepted([probe, ...trace({ twin: OK })]))).toBe(
      'inconclusive repeated-request',
    );
  });

  test('holds where the repeated request was accepted after all', () => {
    expect(outcome(accepted([step('probe', OK, true)]))).toBe('holds');
  });

  test('proves nothing without a probe', () => {
    expect(outcome(accepted(trace({ twin: OK })))).toBe('inconclusive interrupted');
  });

  test('says what came instead of success', () => {
    expect(accepted(trace({ probe: REFUSAL, twin: OK }))).toMatchObject({
      expected: { code: 'accepted' },
      actual: { reply: { kind: 'fault', status: 400, type: 'ValidationException' } },
    });
  });
});

function trace(answers: { probe?: Answer; twin?: Answer | null }): Trace {
  const { probe, twin } = answers;
  return [...(probe ? [step('probe', probe)] : []), ...(twin ? [step('twin', twin)] : [])];
}
