import { describe, expect, test } from 'vitest';
import type { Reply } from '../model/reply.ts';
import { cleanUp } from './clean-up.ts';
import type { Client } from './client.ts';
import { newJournal } from './journal.ts';
import type { Patience } from './settle.ts';

const OK: Reply = { kind: 'success', status: 200, body: {} };
const DEAD: Reply = { kind: 'failure', failure: { code: 'refused', detail: 'nobody' } };
const THROTTLED: Reply = { kind: 'failure', failure: { code: 'throttled', detail: '6 times' } };
const fault = (type: string): Reply => ({ kind: 'fault', status: 400, type, body: {} });

/** A clock that only sleeping moves. */
function clock(limitMs = 1_000): Patience & { slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    sleep: async (ms) => {
      slept.push(ms);
    },
    firstPauseMs: 10,
    longestPauseMs: 40,
    limitMs,
    stopped: () => false,
  };
}

/** A journal of one cluster and so many snapshots of it. */
function journalOf(snapshots: number) {
  const journal = newJournal();
  journal.create({ kind: 'cluster', name: 'c' });
  for (let i = 0; i < snapshots; i++) journal.create({ kind: 'snapshot', name: `s${i}` });
  return journal;
}

/** A client that notes its calls; `answer` sees how often the name was asked for before. */
function clientOf(answer: (operation: string, name: string, before: number) => Reply) {
  const calls: string[] = [];
  const client: Client = async (operation, input) => {
    const name = String(Object.values(input)[0]);
    const call = `${operation} ${name}`;
    const before = calls.filter((own) => own === call).length;
    calls.push(call);
    return answer(operation, name, before);
  };
  return { client, calls };
}

describe('clean-up', () => {
  test('deletes every snapshot before the first cluster', async () => {
    const journal = journalOf(5);
    const { client, calls } = clientOf(() => OK);
    expect(await cleanUp(client, journal, clock(), 3)).toEqual([]);
    expect(calls.slice(0, 5).sort()).toEqual([0, 1, 2, 3, 4].map((i) => `DeleteSnapshot s${i}`));
    expect(calls.slice(5)).toEqual(['DeleteCluster c']);
    expect(journal.left()).toEqual([]);
  });

  test('what is throttled at every attempt now and then is asked for again', async () => {
    const journal = journalOf(5);
    const { client } = clientOf((_operation, name, before) =>
      name === 's2' && before < 3 ? THROTTLED : OK,
    );
    expect(await cleanUp(client, journal, clock(), 2)).toEqual([]);
  });

  test('where everything is throttled, it gives up before it has asked for all', async () => {
    const journal = journalOf(50);
    const { client, calls } = clientOf(() => THROTTLED);
    expect(await cleanUp(client, journal, clock(), 1)).toHaveLength(51);
    expect(calls.length).toBeLessThan(10);
  });

  test('what was never made is as good as deleted', async () => {
    const { client } = clientOf((operation) =>
      fault(operation === 'DeleteCluster' ? 'ClusterNotFoundFault' : 'SnapshotNotFoundFault'),
    );
    const journal = journalOf(2);
    expect(await cleanUp(client, journal, clock(), 2)).toEqual([]);
    expect(journal.left()).toEqual([]);
  });

  test('what is still being made is asked for again, with growing pauses', async () => {
    const patience = clock();
    const { client, calls } = clientOf((operation, _name, before) =>
      operation === 'DeleteSnapshot' && before < 4 ? fault('InvalidSnapshotStateFault') : OK,
    );
    expect(await cleanUp(client, journalOf(1), patience, 1)).toEqual([]);
    expect(calls).toHaveLength(6);
    expect(patience.slept).toEqual([10, 20, 40, 40]);
  });

  test('what stays busy is reported when patience ends, and stays in the journal', async () => {
    const patience = clock(100);
    const journal = journalOf(1);
    const { client } = clientOf((operation) =>
      operation === 'DeleteCluster' ? fault('InvalidClusterStateFault') : OK,
    );
    expect(await cleanUp(client, journal, patience, 1)).toEqual([{ kind: 'cluster', name: 'c' }]);
    expect(journal.left()).toEqual([{ kind: 'cluster', name: 'c' }]);
    expect(patience.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(200);
  });

  test('a refusal is not asked for again', async () => {
    const { client, calls } = clientOf(() => fault('AccessDeniedException'));
    const left = await cleanUp(client, journalOf(2), clock(), 1);
    expect(left).toHaveLength(3);
    expect(calls).toHaveLength(3);
  });

  test('a dead endpoint is not asked for each thing: everything is reported', async () => {
    const { client, calls } = clientOf(() => DEAD);
    const journal = journalOf(500);
    const left = await cleanUp(client, journal, clock(), 4);
    expect(left).toHaveLength(501);
    expect(journal.left()).toHaveLength(501);
    expect(calls.length).toBeLessThanOrEqual(8);
  });
});
