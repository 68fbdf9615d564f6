import { describe, expect, test } from 'vitest';
import { schedule } from './schedule.ts';

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the schedule', () => {
  test('reports in the order of the list, whoever finishes first', async () => {
    const reported: number[] = [];
    const items = [30, 1, 20, 1, 10, 1];
    const results = await schedule(
      items,
      3,
      async (ms) => {
        await rest(ms);
        return ms * 2;
      },
      (_result, index) => reported.push(index),
    );
    expect(reported).toEqual([0, 1, 2, 3, 4, 5]);
    expect(results).toEqual(items.map((ms) => ms * 2));
  });

  test('reports as soon as it can, not at the end', async () => {
    const finished: number[] = [];
    const seen: number[][] = [];
    await schedule(
      [1, 1, 1],
      1,
      async (ms) => {
        await rest(ms);
        finished.push(ms);
      },
      () => seen.push([...finished]),
    );
    expect(seen.map(({ length }) => length)).toEqual([1, 2, 3]);
  });

  test('never has more at work than there are workers', async () => {
    let now = 0;
    let most = 0;
    await schedule(
      Array.from({ length: 20 }, (_, index) => index % 3),
      4,
      async (ms) => {
        most = Math.max(most, ++now);
        await rest(ms);
        now--;
      },
      () => {},
    );
    expect(most).toBe(4);
  });

  test('an empty list is no work', async () => {
    expect(
      await schedule(
        [],
        8,
        async () => 1,
        () => {},
      ),
    ).toEqual([]);
  });
});
