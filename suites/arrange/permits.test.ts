import { describe, expect, test } from 'vitest';
import { newPermits, type Permits } from './permits.ts';

/** Whether each of several waiting takers was granted, so far: true, false, or still waiting. */
function takers(permits: Permits, ...counts: number[]) {
  const seen: (boolean | 'waits')[] = counts.map(() => 'waits');
  counts.forEach((count, index) => {
    void permits.take(count).then((granted) => {
      seen[index] = granted;
    });
  });
  return async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    return seen;
  };
}

describe('permits', () => {
  test('are granted at once while there are enough', async () => {
    const permits = newPermits(3);
    const seen = takers(permits, 2, 1);

    expect(await seen()).toEqual([true, true]);
    expect(permits.taken()).toBe(3);
    expect(permits.most()).toBe(3);
  });

  test('are served first come, first served: a small one does not overtake a large one', async () => {
    const permits = newPermits(3);
    const seen = takers(permits, 2, 3, 1);

    expect(await seen()).toEqual([true, 'waits', 'waits']);
    permits.give(2);
    expect(await seen()).toEqual([true, true, 'waits']);
    permits.give(3);
    expect(await seen()).toEqual([true, true, true]);
  });

  test('of which more are asked for than there ever are, are refused, not waited for', async () => {
    const permits = newPermits(3);
    const seen = takers(permits, 4, 1);

    expect(await seen()).toEqual([false, true]);
    expect(permits.most()).toBe(1);
  });

  test('that are kept are taken for good: there is so much less room', async () => {
    const permits = newPermits(3);
    await permits.take(1);
    permits.keep(1);

    expect(permits.room()).toBe(2);
    expect(await takers(permits, 3)()).toEqual([false]);
    expect(await takers(permits, 2)()).toEqual([true]);
    expect(permits.lowered()).toBeNull();
  });

  test('that are kept end the wait of who can never have enough: nothing hangs', async () => {
    const permits = newPermits(2);
    await permits.take(1);
    const seen = takers(permits, 2);
    expect(await seen()).toEqual(['waits']);

    permits.keep(1);

    expect(await seen()).toEqual([false]);
  });

  test('that are lost lower the limit for everybody, never below what is kept', async () => {
    const permits = newPermits(4);
    await permits.take(3);
    permits.keep(1);
    permits.lose(2);

    expect([permits.taken(), permits.room(), permits.lowered()]).toEqual([1, 1, 'undeletable']);
    expect(await takers(permits, 2)()).toEqual([false]);

    await permits.take(1);
    permits.lose(1);
    expect(permits.room()).toBe(0);
  });

  test('are halved beside what is kept, down to one at a time', async () => {
    const permits = newPermits(12);
    await permits.take(2);
    permits.keep(2);

    const rooms: number[] = [];
    while (permits.halve()) rooms.push(permits.room());

    expect(rooms).toEqual([5, 2, 1]);
    expect(permits.lowered()).toBe('too-many');
  });

  test('that were halved while many waited refuse those that ask for more than half', async () => {
    const permits = newPermits(4);
    await permits.take(3);
    const seen = takers(permits, 3, 2);
    permits.halve();

    expect(await seen()).toEqual([false, 'waits']);
    permits.give(3);
    expect(await seen()).toEqual([false, true]);
  });

  test('remember the most that were taken at once, however few are left', async () => {
    const permits = newPermits(5);
    await permits.take(4);
    permits.give(4);
    await permits.take(1);

    expect([permits.taken(), permits.most()]).toEqual([1, 4]);
  });
});
