import { describe, expect, test } from 'vitest';
import { clock, faultReply, RESOURCES, success } from '../../testing/arrange.test.support.ts';
import type { JsonObject } from '../model/json.ts';
import type { Client } from './client.ts';
import { settle } from './settle.ts';
import type { Resources } from './things.ts';

const snapshot = RESOURCES['snapshot'] as NonNullable<Resources[string]>;
const cluster = RESOURCES['cluster'] as NonNullable<Resources[string]>;
const MISSING = { ok: false, reason: { code: 'missing', name: 'mine' } };

/** A client that shows a snapshot in one state after another, the last one for ever. */
function showing(...states: (string | null)[]): Client & { calls: number } {
  const client = async () => {
    const Status = states[Math.min(client.calls++, states.length - 1)];
    return success({ Snapshots: Status === null ? [] : [{ Name: 'MINE', Status: Status ?? '' }] });
  };
  client.calls = 0;
  return client;
}

describe('waiting until a thing is at rest', () => {
  test('ends as soon as it is, whatever the case of its name', async () => {
    const settled = await settle(
      showing('creating', 'available'),
      snapshot,
      'mine',
      clock(1_000),
      true,
    );
    expect(settled).toEqual({
      ok: true,
      thing: { Name: 'MINE', Status: 'available' },
      lateMs: 0,
    });
  });

  test('an answer without a status is taken as at rest: not every endpoint has states', async () => {
    const client: Client = async () => success({ Clusters: [{ Name: 'mine' }] });
    expect(await settle(client, cluster, 'mine', clock(1_000), false)).toMatchObject({ ok: true });
  });

  test('gives up when patience ends, and says in which state it was', async () => {
    const settled = await settle(showing('creating'), snapshot, 'mine', clock(1_000), true);
    expect(settled).toMatchObject({
      ok: false,
      reason: { code: 'settle-timeout', name: 'mine', status: 'creating' },
    });
    if (!settled.ok && settled.reason.code === 'settle-timeout')
      expect(settled.reason.ms).toBeGreaterThanOrEqual(1_000);
  });

  test('gives up when the run is to end', async () => {
    const settled = await settle(showing('creating'), snapshot, 'mine', clock(1_000_000, 2), true);
    expect(settled).toMatchObject({ ok: false, reason: { code: 'settle-timeout' } });
  });

  test.for<JsonObject>([{}, { Snapshots: 'none' }, { Snapshots: [null, 1, 'a', []] }])(
    'an answer that makes no sense is survived: %j',
    async (body) => {
      const settled = await settle(async () => success(body), snapshot, 'mine', clock(), true);
      expect(settled.ok).toBe(false);
    },
  );

  test('a refusal ends it with the refusal', async () => {
    const client: Client = async () => faultReply('UnknownOperationException');
    expect(await settle(client, cluster, 'mine', clock(1_000), true)).toEqual({
      ok: false,
      reason: {
        code: 'arrange-rejected',
        operation: 'DescribeClusters',
        reply: { kind: 'fault', status: 400, type: 'UnknownOperationException' },
      },
    });
  });

  test('what a replay does not hold is no refusal of the endpoint', async () => {
    const client: Client = async () => ({
      kind: 'failure',
      failure: { code: 'not-recorded', detail: '' },
    });
    expect(await settle(client, cluster, 'mine', clock(), true)).toMatchObject({
      reason: { code: 'not-recorded', operation: 'DescribeClusters' },
    });
  });
});

describe('a thing that a read does not show', () => {
  test.each<[string, Client]>([
    ['by a list without it', async () => success({ Snapshots: [{ Name: 'other' }] })],
    ['by the fault that says so', async () => faultReply('SnapshotNotFoundFault')],
  ])('%s is missing at once where nobody has just made it', async (_how, client) => {
    const patience = clock(1_000);

    expect(await settle(client, snapshot, 'mine', patience, false)).toEqual(MISSING);
    expect(patience.slept).toEqual([]);
  });

  test('and that has just been made is waited for: reads may be late, and how late is told', async () => {
    const settled = await settle(
      showing(null, null, null, 'creating', 'available'),
      snapshot,
      'mine',
      clock(1_000),
      true,
    );

    // The pauses before the last look that did not show it.
    expect(settled).toMatchObject({ ok: true, lateMs: 30 });
  });

  test('ever is missing when the patience with reads ends, which is shorter than that with states', async () => {
    const patience = { ...clock(1_000), readMs: 60 };
    const client = showing(null);

    expect(await settle(client, snapshot, 'mine', patience, true)).toEqual(MISSING);
    expect(client.calls).toBe(4);
  });
});
