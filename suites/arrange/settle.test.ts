import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import { type Patience, settleCluster, settleSnapshot } from './settle.ts';

const success = (body: JsonObject): Reply => ({ kind: 'success', status: 200, body });

/** A clock that only sleeping moves, and that is stopped after so many sleeps. */
function clock(limitMs: number, stopAfter = Number.POSITIVE_INFINITY): Patience {
  let sleeps = 0;
  return {
    sleep: async () => {
      sleeps++;
    },
    firstPauseMs: 10,
    longestPauseMs: 100,
    limitMs,
    stopped: () => sleeps >= stopAfter,
  };
}

/** A client that shows a snapshot in one state after another, the last one for ever. */
function showing(...states: string[]): Client {
  let at = 0;
  return async () => {
    const Status = states[Math.min(at++, states.length - 1)] ?? '';
    return success({ Snapshots: [{ Name: 'MINE', Status }] });
  };
}

describe('waiting until a thing is available', () => {
  test('ends as soon as it is, whatever the case of its name', async () => {
    const settled = await settleSnapshot(showing('creating', 'available'), 'mine', clock(1_000));
    expect(settled).toEqual({ ok: true, thing: { Name: 'MINE', Status: 'available' } });
  });

  test('an answer without a status is taken as available: not every endpoint has states', async () => {
    const client: Client = async () => success({ Clusters: [{ Name: 'mine' }] });
    expect(await settleCluster(client, 'mine', clock(1_000))).toMatchObject({ ok: true });
  });

  test('gives up when patience ends, and says in which state it was', async () => {
    const settled = await settleSnapshot(showing('creating'), 'mine', clock(1_000));
    expect(settled).toMatchObject({
      ok: false,
      reason: { code: 'settle-timeout', name: 'mine', status: 'creating' },
    });
    if (!settled.ok && settled.reason.code === 'settle-timeout')
      expect(settled.reason.ms).toBeGreaterThan(1_000);
  });

  test('gives up when the run is to end', async () => {
    const settled = await settleSnapshot(showing('creating'), 'mine', clock(1_000_000, 2));
    expect(settled).toMatchObject({ ok: false, reason: { code: 'settle-timeout' } });
  });

  test('a thing that is not in the answer is missing', async () => {
    const client: Client = async () => success({ Snapshots: [{ Name: 'other' }] });
    expect(await settleSnapshot(client, 'mine', clock(1_000))).toEqual({
      ok: false,
      reason: { code: 'missing', name: 'mine' },
    });
  });

  test('a fault that says that it is not there is the same', async () => {
    const client: Client = async () => ({
      kind: 'fault',
      status: 400,
      type: 'SnapshotNotFoundFault',
      body: {},
    });
    expect(await settleSnapshot(client, 'mine', clock(1_000))).toEqual({
      ok: false,
      reason: { code: 'missing', name: 'mine' },
    });
  });

  test.for<JsonObject>([{}, { Snapshots: 'none' }, { Snapshots: [null, 1, 'a', []] }])(
    'an answer that makes no sense is survived: %j',
    async (body) => {
      const settled = await settleSnapshot(async () => success(body), 'mine', clock(1_000));
      expect(settled.ok).toBe(false);
    },
  );

  test('a refusal ends it with the refusal', async () => {
    const client: Client = async () => ({
      kind: 'fault',
      status: 400,
      type: 'UnknownOperationException',
      body: {},
    });
    expect(await settleCluster(client, 'mine', clock(1_000))).toEqual({
      ok: false,
      reason: {
        code: 'arrange-rejected',
        operation: 'DescribeClusters',
        reply: { kind: 'fault', status: 400, type: 'UnknownOperationException' },
      },
    });
  });
});
