import { describe, expect, test } from 'vitest';
import {
  type Answer,
  COPIED,
  call,
  fault,
  listing,
  look,
  outcome,
  step,
} from '../../../../testing/traces.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { explained } from './history.ts';

const KNOWN = { things: {}, accepts: true };
const EXISTS = fault('SnapshotAlreadyExistsFault');

/** Steps one after the other. */
function inTurn(...steps: Step[]): Trace {
  return steps.map((own, index) => ({ ...own, started: 2 * index, ended: 2 * index + 1 }));
}

const history = (second: Answer, repeated = false): Trace =>
  inTurn(
    step('probe', COPIED),
    step('probe', second, repeated),
    look('after', 'copy', listing({ Name: 'copy' })),
  );

test.each<[string, Trace, string]>([
  ['that some order explains', history(EXISTS), 'holds'],
  ['that none explains', history(COPIED), 'broken'],
  [
    'with an answer that nobody can read',
    history({ status: 200, body: '' }),
    'inconclusive helper-failed',
  ],
  ['with a call that was lost', history({ failure: 'reset' }), 'inconclusive helper-failed'],
  [
    'with a call that may have been heard twice',
    history(EXISTS, true),
    'inconclusive repeated-request',
  ],
  [
    'with an operation that is not there',
    history(fault('UnknownOperationException')),
    'inconclusive helper-failed',
  ],
  [
    'that could not be arranged',
    inTurn(step('arrange', EXISTS), step('probe', COPIED)),
    'inconclusive helper-failed',
  ],
  ['without calls', inTurn(look('arrange', 'source', listing())), 'inconclusive interrupted'],
])('a history %s', (_what, trace, expected) => {
  expect(outcome(explained(trace, KNOWN, ['Source']))).toBe(expected);
});

test('nothing is said where no copy is ever accepted: the model would start from nothing', () => {
  expect(outcome(explained(history(EXISTS), { things: {} }, ['source']))).toBe(
    'inconclusive never-seen',
  );
});

describe('the calls of a history are told', () => {
  test('in an order that explains them, where there is one', () => {
    const [winner, loser] = [step('probe', COPIED), step('probe', EXISTS)];
    const overlapping = [
      { ...loser, started: 0, ended: 3 },
      { ...winner, started: 1, ended: 2 },
    ];

    expect(explained(overlapping, KNOWN, ['source'])).toMatchObject({
      witness: [{ answer: 'success' }, { answer: 'SnapshotAlreadyExistsFault' }],
    });
  });

  test('as they were sent, where there is none', () => {
    expect(explained(history(COPIED), KNOWN, ['source'])).toMatchObject({
      actual: { calls: [{ answer: 'success' }, { answer: 'success' }, { shown: ['available'] }] },
    });
  });

  test('with names, tags and what was listed, and without account ids', () => {
    const ResourceArn = 'arn:aws:memorydb:us-east-1:123456789012:snapshot/source';
    const TagList = [{ Key: 'a', Value: '1' }, { Key: 'b' }];
    const tagged = call(
      'probe',
      'TagResource',
      { ResourceArn, Tags: TagList },
      { status: 200, body: { TagList } },
    );
    const untagged = call(
      'probe',
      'UntagResource',
      { ResourceArn, TagKeys: ['a'] },
      { status: 200, body: {} },
    );

    expect(explained(inTurn(tagged, untagged), KNOWN, ['source'])).toEqual({
      outcome: 'holds',
      witness: [
        {
          operation: 'TagResource',
          names: ['source'],
          answer: 'success',
          tags: ['a=1', 'b'],
          shown: ['a=1', 'b'],
        },
        { operation: 'UntagResource', names: ['source'], answer: 'success', tags: ['a'] },
      ],
    });
  });
});
