// In your own project: from 'memorydb-conformance/sdk'.
import { SnapshotQuotaExceededFault } from '@aws-sdk/client-memorydb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StubMemoryDB, stubMemoryDB, wrapperContract } from '../../../fixtures/sdk/index.ts';
import { copySnapshot, NoSuchSnapshotError, newClient } from './snapshot-copier.ts';

const client = newClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

// The ready suite: faults, responses, requests, retries, lost answers.
wrapperContract(
  {
    name: 'copySnapshot',
    copySnapshot: (input) =>
      copySnapshot(client, {
        source: String(input.SourceSnapshotName),
        target: String(input.TargetSnapshotName),
        bucket: input.TargetBucket,
        key: input.KmsKeyId,
        tags: input.Tags?.map(({ Key, Value }) => ({ key: String(Key), value: Value })),
      }),
    faults: { SnapshotNotFoundFault: { throws: NoSuchSnapshotError } },
    idempotent: true,
  },
  { describe, test },
);

// Tests of your own, where a case matters to you.
describe('copySnapshot, case by case', () => {
  let stub: StubMemoryDB;
  beforeEach(() => {
    stub = stubMemoryDB();
  });
  // Throws where a request broke the contract.
  afterEach(() => stub.done());

  const nightly = { source: 'automatic.prod-2026-11-23-03-00', target: 'nightly' };

  test('the copy of a busy hour is made after all', async () => {
    stub.copySnapshot.throttles(2).thenSucceeds({ Status: 'creating' });
    const copy = await copySnapshot(client, nightly);
    expect(copy.Status).toBe('creating');
    expect(stub.requests).toHaveLength(3);
  });

  test('a quota that is used up is told at once', async () => {
    stub.copySnapshot.failsWith('SnapshotQuotaExceededFault');
    await expect(copySnapshot(client, nightly)).rejects.toThrow(SnapshotQuotaExceededFault);
    expect(stub.requests).toHaveLength(1);
  });

  test('a copy whose answer was lost is found', async () => {
    stub.copySnapshot.losesTheAnswer();
    const copy = await copySnapshot(client, nightly);
    expect(copy.Name).toBe('nightly');
    expect(stub.requests.map(({ answered }) => answered)).toEqual([
      'lost',
      'SnapshotAlreadyExistsFault',
      'success',
    ]);
  });
});
