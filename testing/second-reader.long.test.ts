import * as sdk from '@aws-sdk/client-memorydb';
import { describe, expect, test } from 'vitest';
import type { Defect } from '../fixtures/reference/defect.ts';
import { IN_FORM } from '../fixtures/reference/innocents/index.ts';
import { startReference } from '../fixtures/reference/server.ts';
import { loadContract } from '../specs/load.ts';
import { openTransport } from '../suites/probe/transport.ts';
import { runOn, TEST_SIGNING } from '../suites/prove/harness.ts';
import { overheard, type Readings, readAgain } from './second-reader.ts';

/** Runs a part of the suite on the reference, and has the SDK read the same bytes. */
async function heardOn(defect?: Defect): Promise<Readings> {
  const reference = await startReference({ settleMs: 0, ...(defect && { defect }) });
  const limits = { concurrency: 8, timeoutMs: 5_000, maxBytes: 1 << 20 };
  const own = openTransport({ endpoint: new URL(reference.url), ...TEST_SIGNING, ...limits });
  const { transport, heard } = overheard(own, 12);
  const select = [
    'CopySnapshot/output',
    'CopySnapshot/faults',
    'CopySnapshot/state/read-with-detail',
  ];
  await runOn(reference.url, { transport, select, runs: 1 });
  await reference.close();
  return readAgain(sdk, loadContract(), heard);
}

describe('the SDK reads in an answer what the judge reads', () => {
  test('on the reference endpoint, faults and dates included', async () => {
    const { exchanges, disagreements } = await heardOn();
    expect(disagreements).toEqual([]);
    expect(exchanges).toBeGreaterThan(30);
  });

  test.each(IN_FORM)('on a conforming variant: $id', async ({ variant }) => {
    const { exchanges, disagreements } = await heardOn(variant);
    expect(disagreements).toEqual([]);
    expect(exchanges).toBeGreaterThan(10);
  });
});

describe('another reading is noticed', () => {
  const answering = (status: number, text: string) => ({
    operation: 'CopySnapshot',
    exchange: {
      request: { method: 'POST', url: 'http://localhost/', headers: [], body: '{}' },
      outcome: {
        kind: 'response' as const,
        response: {
          status,
          headers: [['Content-Type', 'application/x-amz-json-1.1'] as [string, string]],
          body: Buffer.from(text),
        },
      },
      attempts: 1,
      mayHaveRepeated: false,
    },
  });
  const dated = (time: string) =>
    `{"Snapshot":{"Name":"a","Status":"creating","Source":"manual","ARN":"arn:aws:memorydb:r:000000000000:snapshot/a","ClusterConfiguration":{"Shards":[{"SnapshotCreationTime":${time}}]}}}`;
  const sound = dated('1.5');

  test('where the SDK drops what the judge reads', async () => {
    const deaf = { ...sdk, CopySnapshotCommand: sdk.DescribeSnapshotsCommand };
    const heard = [answering(200, sound)];
    const { disagreements } = await readAgain(deaf as never, loadContract(), heard);
    expect(disagreements).toMatchObject([{ operation: 'CopySnapshot', at: 'Snapshot', sdk: null }]);
  });

  test('where the SDK takes seconds for milliseconds', async () => {
    class Hasty extends sdk.MemoryDBClient {
      override async send(command: never): Promise<never> {
        const output = (await super.send(command)) as { Snapshot: sdk.Snapshot };
        const [shard] = output.Snapshot.ClusterConfiguration?.Shards ?? [];
        const at = Number(shard?.SnapshotCreationTime);
        if (shard) shard.SnapshotCreationTime = new Date(at / 1000);
        return output as never;
      }
    }
    const heard = [answering(200, sound), answering(200, sound)];
    const { disagreements } = await readAgain(
      { ...sdk, MemoryDBClient: Hasty } as never,
      loadContract(),
      heard,
    );
    const at = 'Snapshot/ClusterConfiguration/Shards/0/SnapshotCreationTime';
    const judge = '1970-01-01T00:00:01.500Z';
    const found = { operation: 'CopySnapshot', at, judge, sdk: '1970-01-01T00:00:00.001Z' };
    expect(disagreements).toEqual([found, found]);
  });

  test('but not in an answer that breaks the contract: its clause has said so', async () => {
    const heard = [answering(200, dated('"1.5"'))];
    expect(await readAgain(sdk, loadContract(), heard)).toEqual({
      exchanges: 0,
      disagreements: [],
    });
  });

  test('and none where there is none: half a second is one, and of two names the same counts', async () => {
    const heard = [
      answering(200, sound),
      answering(400, '{"code":"ns#AFault:http://x"}'),
      answering(400, '{"__type":"AFault","code":"BFault"}'),
    ];
    const readings = await readAgain(sdk, loadContract(), heard);
    expect(readings).toEqual({ exchanges: 3, disagreements: [] });
  });

  test('and none of __type and a header that differ: __type counts for both', async () => {
    const both = answering(400, '{"__type":"BFault"}');
    both.exchange.outcome.response.headers.push(['X-Amzn-ErrorType', 'AFault:http://x']);
    expect(await readAgain(sdk, loadContract(), [both])).toEqual({
      exchanges: 1,
      disagreements: [],
    });
  });

  test('where clients go by another order: a fault that has a header and a code of its own', async () => {
    const both = answering(400, '{"code":"BFault"}');
    both.exchange.outcome.response.headers.push(['X-Amzn-ErrorType', 'AFault:http://x']);
    const { disagreements } = await readAgain(sdk, loadContract(), [both]);
    expect(disagreements).toEqual([
      { operation: 'CopySnapshot', at: 'fault', judge: 'AFault', sdk: 'BFault' },
    ]);
  });
});
