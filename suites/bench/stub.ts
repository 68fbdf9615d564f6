import { CopySnapshotCommand, MemoryDBClient } from '@aws-sdk/client-memorydb';
import nock from 'nock';
import { stubMemoryDB } from '../../fixtures/sdk/index.ts';
import { median, range } from '../prove/figures.ts';

/** The most that the stub may add to one call of the SDK, in milliseconds. */
const CEILING = 2;
const CALLS = 200;
const ENDPOINT = 'http://127.0.0.1:4510';
const INPUT = { SourceSnapshotName: 'source', TargetSnapshotName: 'target' };

/**
 * What the stub adds to a call of the real SDK client over plain nock with a fixed reply, side by side.
 *
 * Importing this takes the network of the process: nothing else is to be measured after it.
 */
export async function stubLine(rounds: number): Promise<{ line: string; enough: boolean }> {
  const client = new MemoryDBClient({
    endpoint: ENDPOINT,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const calls = async () => {
    const started = performance.now();
    for (let i = 0; i < CALLS; i++) await client.send(new CopySnapshotCommand(INPUT));
    return (performance.now() - started) / CALLS;
  };
  const added: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = await overNock(calls);
    const stubbed = await overStub(calls);
    // The first round only warms up.
    if (round === 0) continue;
    plain.push(bare);
    added.push(stubbed - bare);
  }
  const enough = median(added) < CEILING;
  const line =
    `  the stub     adds ${median(added).toFixed(2)} ms (${range(added)}) to a call   ` +
    `plain nock ${median(plain).toFixed(2)} ms   ${rounds} rounds of ${CALLS}   ` +
    `${enough ? 'under' : 'NOT UNDER'} ${CEILING} ms\n`;
  return { line, enough };
}

async function overNock<T>(measure: () => Promise<T>): Promise<T> {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  const scope = nock(ENDPOINT).persist();
  scope.post('/').reply(200, { Snapshot: { Name: 'target', Status: 'creating' } }, headers);
  try {
    return await measure();
  } finally {
    nock.cleanAll();
  }
}

async function overStub<T>(measure: () => Promise<T>): Promise<T> {
  using stub = stubMemoryDB({ endpoint: ENDPOINT });
  stub.copySnapshot.succeeds();
  return await measure();
}
