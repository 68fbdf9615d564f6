import { expect, test } from 'vitest';
import type { Front } from '../../fixtures/reference/front.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { runOn } from '../prove/harness.ts';

/** Every so many copies one takes effect, and its answer is lost with the connection. */
const ONE_IN = 20;

test.for([1, 2, 3])(
  'answers that are lost now and then blame nobody (seed %i)',
  async (seed, { expect }) => {
    let copies = 0;
    const losing: Front = {
      control: () => undefined,
      meet(request) {
        const copy = String(request.headers['x-amz-target']).endsWith('.CopySnapshot');
        return { delayMs: 0, ...(copy && ++copies % ONE_IN === 0 && { accident: 'lost-answer' }) };
      },
    };
    const reference = await startReference({ settleMs: 0, front: losing });

    const result = await runOn(reference.url, { runs: 1, seed });

    await reference.close();
    if (result.kind !== 'ran') throw new Error(result.kind);
    expect(copies).toBeGreaterThan(ONE_IN * 10);
    expect(result.results.filter(({ broke }) => broke > 0).map(({ clause }) => clause.id)).toEqual(
      [],
    );
  },
);

test('a server that closes every connection without a word can be tested all the same', async () => {
  const reference = await startReference({
    settleMs: 0,
    front: {
      control: () => undefined,
      meet(request) {
        const { socket } = request;
        setImmediate(() => socket.end());
        return { delayMs: 0 };
      },
    },
  });

  const result = await runOn(reference.url, { runs: 1 });

  await reference.close();
  if (result.kind !== 'ran') throw new Error(result.kind);
  const odd = result.results.filter(({ verdict }) => verdict !== 'pass');
  expect(odd.map(({ clause, verdict }) => [clause.id, verdict])).toEqual([]);
});
