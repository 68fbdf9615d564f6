import { CopySnapshotCommand, MemoryDBClient } from '@aws-sdk/client-memorydb';

const client = new MemoryDBClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Copies a snapshot, and gives what the service says of the copy. */
export async function copy(input) {
  const { Snapshot } = await client.send(new CopySnapshotCommand(input));
  return Snapshot;
}
