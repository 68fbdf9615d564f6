import { describe, expect, test } from 'vitest';
import { experimentOf } from '../../testing/draws.test.support.ts';
import { type Answer, COPIED, call, fault, step } from '../../testing/traces.ts';
import type { Expectation, Role } from '../model/trace.ts';
import { newServed } from './served.ts';

const STUMBLED = fault('InternalFailure', 500);
const SILENCE: Answer = { failure: 'headers-timeout' };

/** What is counted of some answers to probes that ought to be accepted. */
function counted(
  answers: Answer[],
  expects: Expectation = { kind: 'accepted' },
  role: Role = 'probe',
) {
  const served = newServed('CopySnapshot');
  answers.forEach((answer, index) => {
    served.note([step(role, answer)], experimentOf({ expects }), { draw: index }, 10 + index);
  });
  return served.count();
}

describe('a valid request', () => {
  test.each<[string, Answer]>([
    ['a success', COPIED],
    ['a fault of the service', fault('SnapshotNotFoundFault')],
    ['an answer that nobody can read, which is another clause’s', { status: 200, body: '<a>' }],
    ['an answer that is too large to be kept', { failure: 'too-large' }],
    ['an answer that is cut off, which is another clause’s', { failure: 'truncated' }],
  ])('is served by %s', (_what, answer) => {
    expect(counted([answer])).toMatchObject({ held: 1, broke: 0, failure: null });
  });

  test.each<[string, Answer]>([
    ['an error of the server’s own', STUMBLED],
    ['silence', SILENCE],
    ['a broken connection', { failure: 'reset' }],
  ])('is not served by %s: once it may be the network, twice it is not', (_what, answer) => {
    expect(counted([COPIED, answer]).failure?.confirmed).toBe(false);
    expect(counted([answer, COPIED, answer])).toMatchObject({
      broke: 2,
      held: 1,
      failure: { confirmed: true, actual: { code: 'unserved', times: 2, of: 3 } },
    });
  });

  test('that is not served is told with its draw, its step, and what the run had sent', () => {
    const served = newServed('CopySnapshot');
    const trace = [step('arrange', COPIED), step('probe', STUMBLED)];
    served.note(trace, experimentOf(), { a: 1 }, 40);

    expect(served.count()).toMatchObject({
      spent: 40,
      failure: { draw: { a: 1 }, step: 1, experiment: 'Op/clause#way' },
    });
  });

  test('an error is told rather than silence, which may have come with the end of the endpoint', () => {
    for (const answers of [
      [STUMBLED, SILENCE],
      [SILENCE, STUMBLED],
    ]) {
      expect(counted(answers).failure?.actual).toMatchObject({ reply: { kind: 'fault' } });
    }
  });
});

describe('nothing is promised', () => {
  test('of a request that ought to be refused; its twin is valid', () => {
    const refused: Expectation = { kind: 'refused', types: ['AnyFault'] };

    expect(counted([STUMBLED], refused)).toMatchObject({ held: 0, broke: 0 });
    expect(counted([STUMBLED], refused, 'twin')).toMatchObject({ broke: 1 });
  });

  test('of another operation', () => {
    const served = newServed('CopySnapshot');
    served.note([call('after', 'ListTags', {}, STUMBLED)], experimentOf(), null, 1);

    expect(served.count()).toMatchObject({ held: 0, broke: 0 });
  });
});
