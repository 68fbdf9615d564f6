import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import type { Journal } from './journal.ts';
import { type Patience, refusal, settleCluster, settleSnapshot } from './settle.ts';

/** The source snapshot, or why there is none. */
export type Source =
  | { ok: true; name: string; snapshot: JsonObject }
  | { ok: false; reason: Phrase };

/** Smallest and cheapest: one shard, no replicas. */
export const SMALL_CLUSTER = {
  NodeType: 'db.t4g.small',
  ACLName: 'open-access',
  NumShards: 1,
  NumReplicasPerShard: 0,
};

/** Takes the user's own snapshot as the source. It is read and copied, never changed or deleted. */
export async function givenSource(
  client: Client,
  name: string,
  patience: Patience,
): Promise<Source> {
  const settled = await settleSnapshot(client, name, patience);
  return settled.ok ? { ok: true, name, snapshot: settled.thing } : settled;
}

/**
 * Makes a source snapshot through the public API: a cluster, and a snapshot of it.
 *
 * @param prefix - the run's own; both names begin with it
 * @param members - further members of CreateCluster
 */
export async function madeSource(
  client: Client,
  prefix: string,
  members: JsonObject,
  journal: Journal,
  patience: Patience,
): Promise<Source> {
  const cluster = `${prefix}cluster`;
  const name = `${prefix}source`;
  journal.create({ kind: 'cluster', name: cluster });
  const created = await client('CreateCluster', {
    ClusterName: cluster,
    ...SMALL_CLUSTER,
    ...members,
  });
  if (created.kind !== 'success') return refused('CreateCluster', created);
  const ready = await settleCluster(client, cluster, patience);
  if (!ready.ok) return ready;
  journal.create({ kind: 'snapshot', name });
  const taken = await client('CreateSnapshot', {
    ClusterName: cluster,
    SnapshotName: name,
    Tags: [{ Key: 'memorydb-conformance', Value: 'source' }],
  });
  if (taken.kind !== 'success') return refused('CreateSnapshot', taken);
  return givenSource(client, name, patience);
}

function refused(operation: string, reply: Reply): Source {
  return { ok: false, reason: refusal(operation, reply) };
}
