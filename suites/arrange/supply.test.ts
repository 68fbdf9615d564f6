import { describe, expect, test } from 'vitest';
import { loadResources } from '../../specs/resources.ts';
import type { JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import { newJournal } from './journal.ts';
import { newWorld } from './world.ts';

const patience = {
  sleep: async () => {},
  firstPauseMs: 10,
  longestPauseMs: 40,
  limitMs: 100,
  stopped: () => false,
};

/** A world of an endpoint that answers so. */
function worldOf(answer: (operation: string, input: JsonObject) => JsonObject) {
  const calls: string[] = [];
  const journal = newJournal();
  const client: Client = async (operation, input): Promise<Reply> => {
    calls.push(operation);
    return { kind: 'success', status: 200, body: answer(operation, input) };
  };
  const about = { resources: loadResources(), client, journal, patience, prefix: 'run-' };
  return {
    calls,
    journal,
    world: newWorld({ ...about, before: {}, given: {}, members: {}, mostAlive: 4 }),
  };
}

describe('what only the service makes', () => {
  const offerings = (...ids: string[]) => ({
    ReservedNodesOfferings: ids.map((own) => ({ ReservedNodesOfferingId: own })),
  });

  test('is borrowed from its list, and another one to be named beside it', async () => {
    const { world, calls, journal } = worldOf(() => offerings('a', 'b'));

    expect(await world.supply('offering')).toMatchObject({ ok: true, name: 'a' });
    expect(await world.supply('offering', 'taken')).toMatchObject({ ok: true, name: 'b' });
    expect(new Set(calls)).toEqual(new Set(['DescribeReservedNodesOfferings']));
    expect([journal.left(), world.made()]).toEqual([[], 0]);
  });

  test('cannot be had where the list shows none', async () => {
    const { world } = worldOf(() => offerings());

    expect(await world.supply('offering')).toEqual({
      ok: false,
      reason: { code: 'no-way-to-make', kind: 'offering' },
    });
  });
});

describe('a name to which the service adds letters', () => {
  test('is read from the answer, used from then on, and journaled for the clean-up', async () => {
    const shown = { MultiRegionClusterName: 'virxk-run-shared-multi-region-cluster' };
    const { world, journal } = worldOf((operation, input) =>
      operation === 'CreateMultiRegionCluster'
        ? { MultiRegionCluster: shown }
        : {
            MultiRegionClusters: Object.values(input).includes(
              'virxk-run-shared-multi-region-cluster',
            )
              ? [shown]
              : [],
          },
    );

    const supplied = await world.supply('multi-region-cluster');

    expect(supplied).toEqual({ ok: true, name: shown.MultiRegionClusterName, thing: shown });
    expect(world.nameOf('multi-region-cluster')).toBe(shown.MultiRegionClusterName);
    expect(journal.left().map(({ name }) => name)).toContain(shown.MultiRegionClusterName);
  });
});
