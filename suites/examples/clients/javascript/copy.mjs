// The AWS SDK for JavaScript against `memorydb-conformance serve --strict`: node copy.mjs ENDPOINT SOURCE [cbor]
import assert from 'node:assert/strict';
import {
  CopySnapshotCommand,
  InvalidParameterCombinationException,
  InvalidParameterValueException,
  InvalidSnapshotStateFault,
  MemoryDBClient,
  ServiceLinkedRoleNotFoundFault,
  SnapshotAlreadyExistsFault,
  SnapshotNotFoundFault,
  SnapshotQuotaExceededFault,
  TagQuotaPerResourceExceeded,
} from '@aws-sdk/client-memorydb';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core';

const [endpoint, source, protocol = 'json'] = process.argv.slice(2);
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const client = new MemoryDBClient({
  region: 'us-east-1',
  endpoint,
  credentials,
  // It speaks JSON unless it is told otherwise.
  ...(protocol === 'cbor' && { protocol: AwsSmithyRpcV2CborProtocol }),
});

/** Says what becomes of the next request. */
async function script(answer) {
  const body = JSON.stringify({ operation: 'CopySnapshot', ...answer });
  const response = await fetch(`${endpoint}/_reference/next`, { method: 'POST', body });
  assert.equal(response.status, 200, await response.text());
}

function copy(target, more = {}) {
  const input = { SourceSnapshotName: source, TargetSnapshotName: target, ...more };
  return client.send(new CopySnapshotCommand(input));
}

const made = await copy(`${protocol}-one`, {
  Tags: [{ Key: 'from', Value: 'js' }, { Key: 'bare' }],
});
assert.equal(made.Snapshot.Name, `${protocol}-one`);
await assert.rejects(copy(`${protocol}-one`), SnapshotAlreadyExistsFault);

// Each fault that the operation declares arrives as an error class of its own.
const faults = {
  InvalidParameterCombinationException,
  InvalidParameterValueException,
  InvalidSnapshotStateFault,
  ServiceLinkedRoleNotFoundFault,
  SnapshotAlreadyExistsFault,
  SnapshotNotFoundFault,
  SnapshotQuotaExceededFault,
  TagQuotaPerResourceExceeded,
};
for (const [fault, Fault] of Object.entries(faults)) {
  await script({ fault });
  await assert.rejects(copy(`${protocol}-fault`), Fault);
}

await script({ fault: 'ThrottlingException' });
assert.equal((await copy(`${protocol}-two`)).$metadata.attempts, 2);

// There is no idempotency token: the SDK repeats the call by itself, and meets its own copy.
await script({ accident: 'lost-answer' });
await assert.rejects(copy(`${protocol}-three`), SnapshotAlreadyExistsFault);

process.stdout.write('javascript ok\n');
