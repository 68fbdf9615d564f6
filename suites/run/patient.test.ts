import { afterEach, describe, expect, test } from 'vitest';
import type { Peer } from '../../fixtures/hostile/peer.ts';
import { faultOf, type Interception, startProxy } from '../../fixtures/hostile/proxy.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { runOn } from './harness.ts';

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

/** Verdicts by clause, seen through a proxy. */
async function verdictsThrough(intercept: Interception): Promise<[string, string][]> {
  reference = await startReference({ settleMs: 0 });
  proxy = await startProxy(reference.url, intercept);
  const result = await runOn(proxy.url, { runs: 1, select: SELECT });
  if (result.kind !== 'ran') throw new Error(result.kind);
  return result.results.map(({ clause, verdict }) => [clause.id, verdict]);
}

describe('what is no finding', () => {
  test('an endpoint that throttles now and then is as good as one that does not', async () => {
    const verdicts = await verdictsThrough(({ before }) => {
      if (before % 9 === 4) return faultOf('ThrottlingException', 'Rate exceeded');
      return before % 9 === 8 ? { status: 429, body: '' } : 'pass';
    });
    expect(verdicts.length).toBeGreaterThan(4);
    expect(verdicts.filter(([, verdict]) => verdict !== 'pass')).toEqual([]);
  });
});
