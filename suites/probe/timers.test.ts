import { expect, test } from 'vitest';
import { newTimerPool } from './timers.ts';

const MS = 20;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('a timer that ran out runs out for its next user too', async () => {
  const pool = newTimerPool(MS);
  for (let user = 0; user < 2; user++) {
    let timer = pool.take(() => {});
    await new Promise<void>((expired) => {
      timer.onExpiry = expired;
    });
    pool.release(timer);
    timer = pool.take(() => {});
    pool.release(timer);
  }
});

test('a timer that was released says nothing to whoever had it', async () => {
  const pool = newTimerPool(MS);
  let said = '';
  pool.release(
    pool.take(() => {
      said += 'first';
    }),
  );
  const again = pool.take(() => {
    said += 'second';
  });
  await wait(5 * MS);
  expect(said).toBe('second');
  pool.release(again);
});
