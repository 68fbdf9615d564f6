import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from '../probe/transport.ts';
import { type Client, clientOf } from './client.ts';
import { newJournal } from './journal.ts';
import type { Patience } from './settle.ts';
import { givenSource, madeSource } from './source.ts';

const PATIENCE: Patience = {
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  firstPauseMs: 5,
  longestPauseMs: 20,
  limitMs: 2_000,
  stopped: () => false,
};

let reference: Reference;
let transport: Transport;
/** What happened, in order: calls and journal entries. */
let log: string[];
let client: Client;

beforeEach(async () => {
  const { service } = loadContract();
  reference = await startReference({ settleMs: 15 });
  transport = openTransport({
    endpoint: new URL(reference.url),
    service: service.signingName,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    concurrency: 1,
    timeoutMs: 1_000,
    maxBytes: 1024 * 1024,
  });
  log = [];
  const own = clientOf(service, transport, 'arranging');
  client = (operation, input) => {
    log.push(operation);
    return own(operation, input);
  };
});

afterEach(async () => {
  transport.close();
  await reference.close();
});

const journal = () => newJournal((line) => log.push(line.trim()));

describe('a source that is made', () => {
  test('is a settled snapshot of a cluster, both under the prefix of the run', async () => {
    const source = await madeSource(client, 'cfm-x-', {}, journal(), PATIENCE);
    expect(source).toMatchObject({
      ok: true,
      name: 'cfm-x-source',
      snapshot: { Name: 'cfm-x-source', Status: 'available' },
    });
    expect([...reference.world.clusters.keys()]).toEqual(['cfm-x-cluster']);
  });

  test('is written down before it is asked for', async () => {
    await madeSource(client, 'cfm-x-', {}, journal(), PATIENCE);
    const cluster = log.indexOf('{"create":{"kind":"cluster","name":"cfm-x-cluster"}}');
    const snapshot = log.indexOf('{"create":{"kind":"snapshot","name":"cfm-x-source"}}');
    expect(cluster).toBeGreaterThanOrEqual(0);
    expect(cluster).toBeLessThan(log.indexOf('CreateCluster'));
    expect(snapshot).toBeGreaterThan(cluster);
    expect(snapshot).toBeLessThan(log.indexOf('CreateSnapshot'));
  });

  test('a refusal is the reason, and names the operation', async () => {
    const source = await madeSource(client, 'cfm-x-', { Tags: 'none' }, journal(), PATIENCE);
    expect(source).toMatchObject({
      ok: false,
      reason: {
        code: 'arrange-rejected',
        operation: 'CreateCluster',
        reply: { type: 'SerializationException' },
      },
    });
  });

  test('a cluster that never gets ready is the reason', async () => {
    reference.world.settleMs = 60_000;
    const patience = { ...PATIENCE, limitMs: 30 };
    expect(await madeSource(client, 'cfm-x-', {}, journal(), patience)).toMatchObject({
      ok: false,
      reason: { code: 'settle-timeout', name: 'cfm-x-cluster', status: 'creating' },
    });
  });
});

describe('a source that is given', () => {
  test('is read and nothing else', async () => {
    await madeSource(client, 'own-', {}, journal(), PATIENCE);
    log = [];
    expect(await givenSource(client, 'OWN-Source', PATIENCE)).toMatchObject({ ok: true });
    expect(new Set(log)).toEqual(new Set(['DescribeSnapshots']));
  });

  test('one that is not there is said to be missing, by its name', async () => {
    expect(await givenSource(client, 'nowhere', PATIENCE)).toEqual({
      ok: false,
      reason: { code: 'source-missing', name: 'nowhere' },
    });
  });

  test('one that does not become available is the reason', async () => {
    await madeSource(client, 'own-', {}, journal(), PATIENCE);
    reference.world.settleMs = 60_000;
    expect(await givenSource(client, 'own-source', { ...PATIENCE, limitMs: 30 })).toMatchObject({
      ok: false,
      reason: { code: 'settle-timeout', status: 'creating' },
    });
  });
});
