import fc from 'fast-check';
import { refused } from '../../judge/rejected.ts';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { survivedByExisting } from './judge/existing.ts';
import { copyOfCopy, possible, statusPath, survives } from './judge/lasting.ts';
import { arnIn, listTags, lookAt } from './looks.ts';
import { PLAIN_COPY, SOURCE } from './names.ts';

/**
 * What lasts: copies outlive what they were made from, names are taken once and freed once.
 *
 * @param key - a key that the endpoint takes; any other may be nobody's, or somebody else's
 */
export function lastingScripts(requests: fc.Arbitrary<Json>, key?: Json): Script[] {
  const plain = fc.constant<Json>(PLAIN_COPY);
  return [
    {
      id: 'state/no-overwrite#another-request',
      draws: requests,
      async act(draw, stage) {
        // The key is kept for the second request, so that it is another one.
        const { KmsKeyId: _, ...input } = stage.scope()(draw);
        const name = String(input['TargetSnapshotName']);
        await stage.call('twin', 'CopySnapshot', input);
        await stage.settle(name, 'snapshot');
        await lookAtAll(stage, 'before', name);
        const Tags = [{ Key: 'again', Value: 'again' }];
        const again = { ...input, Tags, ...(key !== undefined && { KmsKeyId: key }) };
        await stage.call('probe', 'CopySnapshot', again);
        await lookAtAll(stage, 'after', name);
      },
      judge: survivedByExisting,
    },
    {
      id: 'state/case-insensitive#other-letters',
      draws: plain,
      async act(draw, stage) {
        const input = stage.scope()(draw);
        const target = String(input['TargetSnapshotName']);
        await stage.call('twin', 'CopySnapshot', input);
        await stage.call('probe', 'CopySnapshot', {
          ...input,
          TargetSnapshotName: target.toUpperCase(),
        });
      },
      judge: (trace) => refused(trace, 'SnapshotAlreadyExistsFault'),
    },
    {
      id: 'state/copy-of-copy#settled',
      alive: 2,
      draws: plain,
      async act(draw, stage) {
        const first = await copied(stage, draw);
        const next = stage.scope()({
          ...draw,
          SourceSnapshotName: String(first['TargetSnapshotName']),
        });
        await stage.call('probe', 'CopySnapshot', next);
      },
      judge: copyOfCopy,
    },
    {
      id: 'state/name-free-again#deleted',
      draws: plain,
      async act(draw, stage) {
        const input = await copied(stage, draw);
        await deleted(stage, String(input['TargetSnapshotName']));
        await stage.call('probe', 'CopySnapshot', input);
      },
      judge: possible,
    },
    {
      id: 'state/survives-source#source-deleted',
      alive: 2,
      draws: plain,
      async act(draw, stage) {
        const first = await copied(stage, draw);
        const own = await copied(
          stage,
          { ...draw, SourceSnapshotName: String(first['TargetSnapshotName']) },
          'probe',
        );
        const name = String(own['TargetSnapshotName']);
        await lookAt(stage, 'before', name);
        await deleted(stage, String(first['TargetSnapshotName']));
        await lookAt(stage, 'after', name);
      },
      judge: survives,
    },
    {
      id: 'state/survives-cluster#cluster-deleted',
      alive: 3,
      draws: fc.constant<Json>({}),
      exclusive: true,
      slow: true,
      act: clusterGone,
      judge: survives,
    },
    {
      id: 'state/status-path#made-and-deleted',
      draws: plain,
      async act(draw, stage) {
        const input = stage.scope()(draw);
        await stage.call('probe', 'CopySnapshot', input);
        await stage.settle(String(input['TargetSnapshotName']), 'snapshot');
        await deleted(stage, String(input['TargetSnapshotName']));
      },
      judge: statusPath,
    },
  ];
}

/** Smallest and cheapest: one shard, no replicas. */
const SMALL_CLUSTER = {
  NodeType: 'db.t4g.small',
  ACLName: 'open-access',
  NumShards: 1,
  NumReplicasPerShard: 0,
};

/** Reads a snapshot and its tags. */
async function lookAtAll(stage: Stage, role: 'before' | 'after', name: string): Promise<void> {
  const step = await lookAt(stage, role, name);
  await listTags(stage, role, arnIn(step.exchange));
}

async function clusterGone(_draw: JsonObject, stage: Stage): Promise<void> {
  const ClusterName = stage.freshName('cluster');
  const SnapshotName = stage.freshName('snapshot');
  await stage.call('arrange', 'CreateCluster', { ClusterName, ...SMALL_CLUSTER });
  if (!(await stage.settle(ClusterName, 'cluster'))) return;
  await stage.call('arrange', 'CreateSnapshot', { ClusterName, SnapshotName });
  await stage.settle(SnapshotName, 'snapshot');
  const own = await copied(stage, { ...PLAIN_COPY, SourceSnapshotName: SnapshotName }, 'probe');
  const name = String(own['TargetSnapshotName']);
  await stage.settle(ClusterName, 'cluster');
  await lookAt(stage, 'before', name);
  await stage.call('arrange', 'DeleteCluster', { ClusterName });
  await stage.vanish('cluster', ClusterName);
  await lookAt(stage, 'after', name);
}

/** Copies under a fresh name and waits until the copy is available. */
async function copied(
  stage: Stage,
  draw: JsonObject,
  role: 'arrange' | 'probe' = 'arrange',
): Promise<JsonObject> {
  const input = stage.scope()({
    ...draw,
    SourceSnapshotName: draw['SourceSnapshotName'] ?? SOURCE,
  });
  await stage.call(role, 'CopySnapshot', input);
  await settled(stage, input);
  return input;
}

function settled(stage: Stage, input: JsonObject): Promise<boolean> {
  return stage.settle(String(input['TargetSnapshotName']), 'snapshot');
}

async function deleted(stage: Stage, SnapshotName: string): Promise<void> {
  await stage.call('arrange', 'DeleteSnapshot', { SnapshotName });
  await stage.vanish('snapshot', SnapshotName);
}
