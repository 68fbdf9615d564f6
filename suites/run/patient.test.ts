import { afterEach, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import type { Peer } from '../../testing/hostile/peer.ts';
import { faultOf, type Interception, startProxy } from '../../testing/hostile/proxy.ts';
import { runOn } from '../prove/harness.ts';

const SELECT = [
  'CopySnapshot/input/Tags/items/Value',
  'CopySnapshot/faults/SnapshotAlreadyExistsFault',
];

let reference: Reference;
let proxy: Peer;

afterEach(async () => {
  await proxy.close();
  await reference.close();
});

/** A run, seen through a proxy. */
async function runThrough(intercept: Interception) {
  reference = await startReference({ settleMs: 0 });
  proxy = await startProxy(reference.url, intercept);
  const result = await runOn(proxy.url, { runs: 1, select: SELECT });
  if (result.kind !== 'ran') throw new Error(result.kind);
  return result;
}

/** Verdicts by clause, seen through a proxy. */
async function verdictsThrough(intercept: Interception): Promise<[string, string][]> {
  const { results } = await runThrough(intercept);
  return results.map(({ clause, verdict }) => [clause.id, verdict]);
}

const THROTTLED = faultOf('ThrottlingException', 'Rate exceeded');

describe('what is no finding', () => {
  test('an endpoint that throttles now and then is as good as one that does not', async () => {
    const verdicts = await verdictsThrough(({ before }) => {
      if (before % 9 === 4) return faultOf('ThrottlingException', 'Rate exceeded');
      return before % 9 === 8 ? { status: 429, body: '' } : 'pass';
    });
    expect(verdicts.length).toBeGreaterThan(4);
    expect(verdicts.filter(([, verdict]) => verdict !== 'pass')).toEqual([]);
  });

  test('requests that are throttled at every attempt prove nothing, whatever their twins got', async () => {
    // Values at the limit and beyond it: these probes never come through, their twins do.
    const { results } = await runThrough(({ body }) => (body.length > 350 ? THROTTLED : 'pass'));
    const of = (id: string) => results.find(({ clause }) => clause.id.endsWith(id));
    expect(results.filter(({ broke }) => broke > 0)).toEqual([]);
    expect(of('Value/maxLength')).toMatchObject({
      verdict: 'inconclusive',
      reason: { code: 'throttled', operation: 'CopySnapshot' },
    });
    expect(of('Value/accepts')).toMatchObject({ verdict: 'pass' });
    expect(of('Value/accepts')?.unproven).toBeGreaterThan(0);
  });
});
