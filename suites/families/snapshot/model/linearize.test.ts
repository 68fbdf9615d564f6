import { expect, test } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { linearize, type Timed } from './linearize.ts';
import type { Namespace } from './state.ts';

const START: Namespace = new Map([['s', { phase: 'present', settled: true, tags: {} }]]);
const EXISTS = 'SnapshotAlreadyExistsFault';
const NOT_FOUND = 'SnapshotNotFoundFault';

function during(
  started: number,
  ended: number,
  operation: string,
  input: JsonObject,
  fault?: string,
): Timed {
  return { operation, input, answer: fault ? { fault } : { body: {} }, started, ended };
}

const copy = (started: number, ended: number, fault?: string) =>
  during(
    started,
    ended,
    'CopySnapshot',
    { SourceSnapshotName: 's', TargetSnapshotName: 't' },
    fault,
  );
const remove = (started: number, ended: number, fault?: string) =>
  during(started, ended, 'DeleteSnapshot', { SnapshotName: 't' }, fault);
const look = (started: number, ended: number, body: JsonObject): Timed => ({
  ...during(started, ended, 'DescribeSnapshots', { SnapshotName: 't' }),
  answer: { body },
});

test.each<[string, Timed[], number[] | null]>([
  ['nothing', [], []],
  [
    'one winner among calls that overlap, whoever it is',
    [copy(0, 9, EXISTS), copy(1, 8), copy(2, 7, EXISTS)],
    [1, 0, 2],
  ],
  ['two winners', [copy(0, 9), copy(1, 8)], null],
  ['no winner', [copy(0, 9, EXISTS), copy(1, 8, EXISTS)], null],
  ['a loser that had its answer before the winner began', [copy(0, 1, EXISTS), copy(2, 3)], null],
  ['the same as long as they overlapped', [copy(0, 3, EXISTS), copy(2, 5)], [1, 0]],
  ['a deletion in between', [copy(0, 9), remove(1, 8), copy(2, 7)], [0, 1, 2]],
  ['a deletion that found nothing, before the copy', [copy(0, 9), remove(1, 8, NOT_FOUND)], [1, 0]],
  ['a deletion that found nothing, after the copy', [copy(0, 1), remove(2, 3, NOT_FOUND)], null],
  ['a copy that is gone without a deletion', [copy(0, 1), look(2, 3, { Snapshots: [] })], null],
])('%s', (_what, history, order) => {
  expect(linearize(history, START)).toEqual(order ? { ok: true, order } : { ok: false });
});

test('the order of calls that did not overlap is kept, in any history that is explained', () => {
  const history = [copy(0, 1), remove(2, 3), copy(4, 7), copy(5, 6, EXISTS), remove(8, 9)];

  const result = linearize(history, START);
  const order = result.ok ? result.order : [];

  expect(order).toHaveLength(history.length);
  for (const [place, index] of order.entries()) {
    const later = order.slice(place + 1).map((own) => history[own]?.ended ?? 0);
    expect(Math.min(...later)).toBeGreaterThan(history[index]?.started ?? 0);
  }
});

test('as many calls at once as a race has are decided, also where nothing explains them', () => {
  const losers = Array.from({ length: 10 }, (_, index) => copy(index, 100 - index, EXISTS));
  const winner = copy(30, 60);

  expect(linearize([...losers, winner], START).ok).toBe(true);
  expect(linearize([...losers, winner, winner], START).ok).toBe(false);
});
