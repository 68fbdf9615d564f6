import {
  CopySnapshotCommand,
  DescribeSnapshotsCommand,
  MemoryDBClient,
  type MemoryDBClientConfig,
  type Snapshot,
  SnapshotAlreadyExistsFault,
  SnapshotNotFoundFault,
} from '@aws-sdk/client-memorydb';

/** What is to be copied, under which name, and with what. */
export interface CopyRequest {
  source: string;
  target: string;
  bucket?: string | undefined;
  key?: string | undefined;
  /** A tag may have no value. */
  tags?: { key: string; value?: string | undefined }[] | undefined;
}

/** The snapshot that was to be copied is not there. */
export class NoSuchSnapshotError extends Error {
  constructor(name: string, cause: unknown) {
    super(`there is no snapshot ${name}`, { cause });
    this.name = 'NoSuchSnapshotError';
  }
}

/** A client whose calls are tried three times where it helps. */
export function newClient(config: MemoryDBClientConfig = {}): MemoryDBClient {
  return new MemoryDBClient({ maxAttempts: 3, ...config });
}

/** Copies a snapshot. May be repeated: a copy that was made although its answer was lost is found. */
export async function copySnapshot(
  client: MemoryDBClient,
  { source, target, bucket, key, tags }: CopyRequest,
): Promise<Snapshot> {
  const command = new CopySnapshotCommand({
    SourceSnapshotName: source,
    TargetSnapshotName: target,
    TargetBucket: bucket,
    KmsKeyId: key,
    Tags: tags?.map((tag) => ({ Key: tag.key, Value: tag.value })),
  });
  try {
    const { Snapshot } = await client.send(command);
    return whole(Snapshot);
  } catch (error) {
    if (isOwnCopy(error)) return find(client, target);
    if (error instanceof SnapshotNotFoundFault) throw new NoSuchSnapshotError(source, error);
    throw error;
  }
}

/** The SDK repeats a call whose connection broke. What only the repetition met is our own copy. */
function isOwnCopy(error: unknown): boolean {
  if (!(error instanceof SnapshotAlreadyExistsFault)) return false;
  return (error.$metadata.attempts ?? 1) > 1;
}

async function find(client: MemoryDBClient, name: string): Promise<Snapshot> {
  const input = { SnapshotName: name, ShowDetail: true };
  const { Snapshots } = await client.send(new DescribeSnapshotsCommand(input));
  return whole(Snapshots?.[0]);
}

function whole(snapshot: Snapshot | undefined): Snapshot {
  if (!snapshot) throw new Error('the service answered without a snapshot');
  return snapshot;
}
