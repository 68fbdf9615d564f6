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
import type { Trace } from '../../../model/trace.ts';
import { detailed, listedOnce, lowerCase, readableByName, sameMember } from './reading.ts';

const NOT_FOUND = fault('SnapshotNotFoundFault');
const REFUSED = fault('ValidationException');

const seen = (answer: Answer, copy: Answer = COPIED): Trace => [
  step('probe', copy),
  look('after', 'copy', answer),
];

describe('a copy that was just answered', () => {
  test.each<[string, Trace, string]>([
    ['is read by name', seen(listing({ Name: 'copy' })), 'holds'],
    [
      'is read in another letter case: a clause of its own',
      seen(listing({ Name: 'Copy' })),
      'holds',
    ],
    ['is not found', seen(NOT_FOUND), 'broken'],
    ['is not listed', seen(listing({ Name: 'other' })), 'broken'],
    ['is not known where the look fails otherwise', seen(REFUSED), 'inconclusive helper-failed'],
    ['is not known where it was refused', seen(NOT_FOUND, REFUSED), 'inconclusive helper-failed'],
    ['is not known where nobody looked', [step('probe', COPIED)], 'inconclusive interrupted'],
  ])('%s', (_what, trace, expected) => {
    expect(outcome(readableByName(trace))).toBe(expected);
  });
});

describe('with ShowDetail', () => {
  const shown = (ClusterConfiguration: object): Trace =>
    seen(listing({ Name: 'copy', ClusterConfiguration: { ...ClusterConfiguration } }));
  const two = [{ Name: '0001' }, { Name: '0002' }];

  test.each<[string, Trace, string]>([
    ['as many shards as the configuration has', shown({ NumShards: 2, Shards: two }), 'holds'],
    ['shards whose number nobody knows', shown({ Shards: two }), 'holds'],
    ['fewer shards', shown({ NumShards: 3, Shards: two }), 'broken'],
    ['no shards', shown({ NumShards: 2 }), 'broken'],
    ['an empty list of shards', shown({ NumShards: 2, Shards: [] }), 'broken'],
    ['no configuration', seen(listing({ Name: 'copy' })), 'broken'],
    ['no copy', seen(listing()), 'broken'],
  ])('%s', (_what, trace, expected) => {
    expect(outcome(detailed(trace))).toBe(expected);
  });
});

test.each<[string, Trace, string]>([
  ['in lower case', seen(listing({ Name: 'copy' })), 'holds'],
  ['as it was asked for, in capitals', seen(listing({ Name: 'COPY' })), 'broken'],
  ['not at all', seen(NOT_FOUND), 'broken'],
])('the name of a copy reads %s', (_how, trace, expected) => {
  expect(outcome(lowerCase(trace))).toBe(expected);
});

describe('the list of all snapshots, page by page', () => {
  const pages = (...answers: Answer[]): Trace => [
    step('probe', COPIED),
    step('arrange', COPIED),
    ...answers.map((answer) => call('after', 'DescribeSnapshots', {}, answer)),
  ];
  const [own, other] = [listing({ Name: 'Copy' }), listing({ Name: 'a' }, { Name: 'copy-2' })];

  test.each<[string, Trace, string]>([
    ['has the copy once', pages(other, own), 'holds'],
    ['has it on two pages', pages(own, other, own), 'broken'],
    ['does not have it', pages(other, other), 'broken'],
    [
      'does not have it on the pages that were turned',
      pages(other, other, other),
      'inconclusive list-too-long',
    ],
    ['has it on the last page that was turned', pages(other, other, own), 'holds'],
    ['is not known where a page fails', pages(own, REFUSED), 'inconclusive helper-failed'],
    ['is not known without a copy', [], 'inconclusive interrupted'],
  ])('%s', (_what, trace, expected) => {
    expect(outcome(listedOnce(trace, 3))).toBe(expected);
  });
});

test('members of two views are compared only where both have them', () => {
  expect(sameMember({ Port: 1 }, { Port: 1 }, 'Port').outcome).toBe('holds');
  expect(sameMember({}, { Port: 1 }, 'Port').outcome).toBe('holds');
  expect(sameMember(undefined, { Port: 1 }, 'Port').outcome).toBe('holds');
  expect(sameMember({ Port: 1 }, { Port: 2 }, 'Port')).toMatchObject({
    expected: { code: 'equal', value: 1 },
    actual: { at: 'Port', value: 2 },
  });
});
