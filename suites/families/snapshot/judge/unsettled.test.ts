import { expect, test } from 'vitest';
import { COPIED, call, fault, listing, look, outcome, step } from '../../../../testing/traces.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { explained } from '../model/history.ts';
import { busySource } from './busy-source.ts';
import { possible, statusPath, survives } from './lasting.ts';

const NOT_FOUND = fault('SnapshotNotFoundFault');
const BUSY = fault('InvalidSnapshotStateFault');
const named = (Name: string, Status: string) => listing({ Name, Status });

const survivor = (before: string): Trace => [
  step('probe', COPIED),
  look('before', 'copy', named('copy', before)),
  look('after', 'copy', named('copy', before === 'available' ? 'deleting' : 'available')),
];

test('what is still being made may change while it is looked at', () => {
  expect(outcome(survives(survivor('creating')))).toBe('inconclusive source-state');
  expect(outcome(survives(survivor('available')))).toBe('broken');
});

const copyOf = (source: string): Trace => [
  look('arrange', 'source', named('source', source)),
  step('probe', BUSY),
];

test('a source that did not come to rest need not be copied', () => {
  expect(outcome(possible(copyOf('creating')))).toBe('inconclusive source-state');
  expect(outcome(possible(copyOf('available')))).toBe('broken');
});

const path = (...looks: Parameters<typeof look>[2][]): Trace => [
  step('probe', COPIED),
  ...looks.map((own) => look('arrange', 'copy', own)),
];

test('a read that does not show a copy yet is no end of it', () => {
  const available = named('copy', 'available');
  expect(outcome(statusPath(path(NOT_FOUND, available)))).toBe('holds');
  expect(outcome(statusPath(path(available, NOT_FOUND)))).toBe('broken');
  expect(outcome(statusPath(path(NOT_FOUND)))).toBe('broken');
});

const atOnce = (found: Parameters<typeof look>[2]): Trace => [
  step('arrange', COPIED),
  step('probe', NOT_FOUND),
  look('after', 'copy', found),
  step('twin', COPIED),
];

test('a copy that no call finds yet cannot be found busy', () => {
  expect(outcome(busySource(atOnce(NOT_FOUND)))).toBe('inconclusive missing');
  expect(outcome(busySource(atOnce(named('copy', 'creating'))))).toBe('broken');
});

test('an error of the server in a history leaves it open what was done', () => {
  const inTurn = (steps: Step[]): Trace =>
    steps.map((own, index) => ({ ...own, started: 2 * index, ended: 2 * index + 1 }));
  const history = (status: number) =>
    inTurn([
      step('probe', COPIED),
      call(
        'after',
        'DescribeSnapshots',
        { SnapshotName: 'copy' },
        fault('InternalFailure', status),
      ),
    ]);
  const known = { things: {}, accepts: true };

  expect(outcome(explained(history(500), known, ['source']))).toBe('inconclusive helper-failed');
  expect(outcome(explained(history(400), known, ['source']))).toBe('broken');
});
