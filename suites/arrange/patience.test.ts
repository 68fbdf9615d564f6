import { describe, expect, test } from 'vitest';
import { clock } from '../../testing/arrange.test.support.ts';
import { waitFor } from './patience.ts';

const never = async () => ({ again: true }) as const;

describe('waiting', () => {
  test('that is done at the first look does not pause', async () => {
    const patience = clock();

    expect(await waitFor(patience, 1_000, async () => ({ done: 7 }))).toEqual({
      found: 7,
      waited: 0,
    });
    expect(patience.slept).toEqual([]);
  });

  test('pauses twice as long each time, up to the longest', async () => {
    const patience = clock();
    let looks = 0;
    const { found, waited } = await waitFor(patience, 1_000, async () =>
      ++looks > 4 ? { done: looks } : { again: true },
    );

    expect(patience.slept).toEqual([10, 20, 40, 40]);
    expect({ found, waited }).toEqual({ found: 5, waited: 110 });
  });

  test('tells each look how long was waited for it, counted in pauses and by no clock', async () => {
    const seen: number[] = [];
    await waitFor(clock(), 60, async (waited) => {
      seen.push(waited);
      return { again: true };
    });

    expect(seen).toEqual([0, 10, 30, 70]);
  });

  test('looks once more when the last pause is over, then gives up', async () => {
    const patience = clock();

    expect(await waitFor(patience, 30, never)).toEqual({ found: undefined, waited: 30 });
    expect(patience.slept).toEqual([10, 20]);
  });

  test('without patience is one look', async () => {
    const patience = clock();

    expect(await waitFor(patience, 0, never)).toEqual({ found: undefined, waited: 0 });
    expect(patience.slept).toEqual([]);
  });

  test('ends when the run is to end', async () => {
    const patience = clock(1_000, 2);

    expect((await waitFor(patience, 1_000_000, never)).found).toBeUndefined();
    expect(patience.slept).toHaveLength(2);
  });

  test('may find that there is nothing: undefined is found, too', async () => {
    const { waited } = await waitFor(clock(), 1_000, async () => ({ done: undefined }));

    expect(waited).toBe(0);
  });
});
