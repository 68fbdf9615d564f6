import { describe, expect, test } from 'vitest';
import { message } from '../../reports/message.ts';
import { loadContract } from '../../specs/load.ts';
import type { Clause } from '../../specs/spec.ts';
import { type Failure, newCount } from './count.ts';
import { type Circumstances, verdictOn } from './verdicts.ts';

const spec = loadContract().operations['CopySnapshot'];
if (!spec) throw new Error('the contract has no CopySnapshot');
const { clauses, response } = spec;

/** What is said of a clause that nothing was seen of. */
function skipped(id: string): string {
  const clause = clauses.find((own) => own.id === id) as Clause;
  const about = { notArranged: null, declaredAbsent: false, implemented: true, response };
  const { verdict, reason } = verdictOn(clause, undefined, { end: 'complete', ...about });
  return `${verdict}: ${reason && message(reason)}`;
}

const SNAPSHOT = 'CopySnapshot/output/Snapshot';
const SHARDS = 'Snapshot/ClusterConfiguration/Shards';

test.for([
  [`${SNAPSHOT}/KmsKeyId/type`, 'Snapshot/KmsKeyId may be absent, and no answer carried it'],
  // Name is required: without one there was no answer with a Snapshot at all.
  [`${SNAPSHOT}/Name/type`, 'no call succeeded in this run'],
  [`${SNAPSHOT}/required`, 'no call succeeded in this run'],
  [
    `${SNAPSHOT}/ClusterConfiguration/Shards/items/type`,
    `${SHARDS} may be absent, and no answer carried it`,
  ],
  [
    `${SNAPSHOT}/ClusterConfiguration/Shards/items/Configuration/Slots/pattern`,
    `${SHARDS}[]/Configuration/Slots may be absent, and no answer carried it`,
  ],
  ['CopySnapshot/input/KmsKeyId/maxLength', 'no request of this run tried it'],
  [
    'CopySnapshot/faults/InvalidSnapshotStateFault/status',
    'no call of this run was answered by InvalidSnapshotStateFault',
  ],
  ['aws-json-1.1/error/envelope', 'no answer was a fault'],
])('%s is skipped: %s', ([id, words]) => {
  expect(skipped(id as string)).toBe(`skip: ${words}`);
});

describe('what broke', () => {
  const clause = clauses.find(({ id }) => id === 'CopySnapshot/effects/none-after-rejection');
  const should = clauses.find(({ level }) => level === 'SHOULD');
  const FAILURE: Failure = {
    experiment: 'a#b',
    draw: null,
    expected: { code: 'accepted' },
    actual: { code: 'reply', reply: { kind: 'fault', status: 400, type: 'AnyFault' } },
    trace: [],
    step: null,
    seed: 1,
    path: '',
    shrinks: 0,
  };
  const SILENT = { kind: 'failure', failure: { code: 'reset', detail: '' } } as const;

  function verdict(failure: Partial<Failure>, about: Partial<Circumstances> = {}, own = clause) {
    const count = {
      ...newCount(),
      held: 3,
      broke: 1,
      failure: { ...FAILURE, ...failure },
      spent: 9,
    };
    return verdictOn(own as Clause, count, {
      end: 'complete',
      notArranged: null,
      declaredAbsent: false,
      implemented: true,
      response,
      ...about,
    });
  }

  test('and showed again fails a MUST and warns of a SHOULD, with what shows it', () => {
    const told = { spent: 9, reason: null, counterexample: { experiment: 'a#b' } };

    expect(verdict({ confirmed: true })).toMatchObject({ verdict: 'fail', ...told });
    expect(verdict({ confirmed: true }, {}, should)).toMatchObject({ verdict: 'warn', ...told });
  });

  test('and did not show again was seen once: neither passed nor failed, with what showed it', () => {
    expect(verdict({ confirmed: false })).toMatchObject({
      verdict: 'inconclusive',
      reason: { code: 'seen-once', expected: FAILURE.expected, actual: FAILURE.actual },
      counterexample: { experiment: 'a#b' },
      spent: 9,
    });
  });

  test('and was not tried again, for the run was to end, is broken as it was found', () => {
    expect(verdict({}, { end: 'interrupted' }).verdict).toBe('fail');
  });

  test('and was declared absent is what was declared', () => {
    expect(verdict({ confirmed: true }, { declaredAbsent: true })).toMatchObject({
      verdict: 'skip',
      reason: { code: 'declared-absent' },
      counterexample: null,
    });
  });

  test.each<[string, Failure['actual'], string]>([
    ['silence', { code: 'reply', reply: SILENT }, 'inconclusive'],
    [
      'silence of valid requests',
      { code: 'unserved', times: 9, of: 9, reply: SILENT },
      'inconclusive',
    ],
    [
      'a balancer’s pages',
      {
        code: 'unserved',
        times: 9,
        of: 9,
        reply: { kind: 'unreadable', status: 503, problem: 'not-json', contentType: 'text/html' },
      },
      'inconclusive',
    ],
    ['an answer', FAILURE.actual, 'fail'],
    [
      'an error of the server’s own',
      { code: 'unserved', times: 2, of: 9, reply: { kind: 'fault', status: 500, type: 'A' } },
      'fail',
    ],
  ])('by %s at an endpoint that was lost: %3$s', (_what, actual, expected) => {
    const result = verdict({ actual, confirmed: true }, { end: 'endpoint-lost' });

    expect(result.verdict).toBe(expected);
    if (expected === 'inconclusive') expect(result.reason).toEqual({ code: 'endpoint-lost' });
  });
});
