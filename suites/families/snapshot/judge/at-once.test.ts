import { describe, expect, test } from 'vitest';
import {
  type Answer,
  COPIED,
  fault,
  listing,
  look,
  outcome,
  step,
} from '../../../../testing/traces.ts';
import type { Trace } from '../../../model/trace.ts';
import { busySource } from './busy-source.ts';
import { ownAnswers } from './own-answers.ts';
import { rejectedTogether } from './together.ts';

const BUSY = fault('InvalidSnapshotStateFault');
const REFUSED = fault('ValidationException');

describe('a copy of what is still being made', () => {
  const trace = (probe: Answer, Status: string, twin: Answer = COPIED): Trace => [
    step('arrange', COPIED),
    step('probe', probe),
    look('after', 'copy', listing({ Name: 'copy', Status })),
    step('twin', twin),
  ];

  test.each<[string, Trace, string]>([
    ['is refused', trace(BUSY, 'creating'), 'holds'],
    ['is refused, and its source ready since', trace(BUSY, 'available'), 'holds'],
    ['is accepted', trace(COPIED, 'creating'), 'broken'],
    [
      'is accepted of a source that was ready',
      trace(COPIED, 'available'),
      'inconclusive settled-at-once',
    ],
    ['is refused by another fault', trace(REFUSED, 'creating'), 'broken'],
    ['is refused, and so is its twin', trace(BUSY, 'creating', BUSY), 'inconclusive twin-rejected'],
    [
      'cannot be told where there is no such source',
      [step('arrange', REFUSED)],
      'inconclusive helper-failed',
    ],
  ])('%s', (_what, own, expected) => {
    expect(outcome(busySource(own))).toBe(expected);
  });
});

test.each<[string, Answer, string]>([
  ['each alone is accepted', COPIED, 'holds'],
  ['one is refused by itself', REFUSED, 'inconclusive helper-failed'],
])('two members that may not meet: %s', (_what, other, expected) => {
  const trace = [step('arrange', other), step('probe', REFUSED), step('twin', COPIED)];

  expect(outcome(rejectedTogether(trace, ['ValidationException']))).toBe(expected);
});

describe('answers to copies that were asked for at once', () => {
  const asked = (target: string, Name: string) => ({
    ...step('probe', { status: 200, body: { Snapshot: { Name } } }),
    input: { TargetSnapshotName: target },
  });

  test.each<[string, Trace, string]>([
    ['are each its own', [asked('a', 'a'), asked('B', 'b')], 'holds'],
    ['are swapped', [asked('a', 'b'), asked('b', 'a')], 'broken'],
    ['are one and the same', [asked('a', 'b'), asked('b', 'b')], 'broken'],
    ['have names of nobody: the clause on names', [asked('a', 'x'), asked('b', 'y')], 'holds'],
    ['are too few', [asked('a', 'a'), step('probe', REFUSED)], 'inconclusive never-seen'],
  ])('%s', (_what, trace, expected) => {
    expect(outcome(ownAnswers(trace))).toBe(expected);
  });
});
