import { expect, test } from 'vitest';
import { startReference } from '../../fixtures/reference/server.ts';
import { faultOf, startProxy } from '../../testing/hostile/proxy.ts';
import { runOn } from '../prove/harness.ts';

const THROTTLED = faultOf('ThrottlingException', 'Rate exceeded');

test('an endpoint that begins to throttle everything is lost, soon, and blamed for nothing', async () => {
  const reference = await startReference({ settleMs: 0 });
  const proxy = await startProxy(reference.url, ({ before }) =>
    before > 300 ? THROTTLED : 'pass',
  );
  const started = performance.now();

  const result = await runOn(proxy.url, { runs: 1 });

  await proxy.close();
  await reference.close();
  if (result.kind !== 'ran') throw new Error(result.kind);
  expect(result.end).toBe('endpoint-lost');
  expect(result.results.filter(({ broke }) => broke > 0)).toEqual([]);
  // Patience with one request lasts up to four seconds, and several end it one after the other.
  expect(performance.now() - started).toBeLessThan(40_000);
});
