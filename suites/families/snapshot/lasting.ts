import fc from 'fast-check';
import { SMALL_CLUSTER } from '../../arrange/source.ts';
import { refused } from '../../judge/rejected.ts';
import type { Stage } from '../../lifecycle/experiment.ts';
import { binder, PLAIN_COPY, SOURCE } from '../../lifecycle/names.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { survivedByExisting } from './judge/existing.ts';
import { copyOfCopy, possible, statusPath, survives } from './judge/lasting.ts';
import { arnIn, listTags } from './tags.ts';

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
        const { KmsKeyId: _, ...input } = binder(stage)(draw);
        const name = String(input['TargetSnapshotName']);
        await stage.call('twin', 'CopySnapshot', input);
        await stage.settle(name);
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
        const input = binder(stage)(draw);
        const target = String(input['TargetSnapshotName']);
        await stage.call('twin', 'CopySnapshot', input);
        await stage.call('probe', 'CopySnapshot', {
          ...input,
          TargetSnapshotName: target.toUpperCase(),
        });
      },
      judge: refused,
    },
    {
      id: 'state/copy-of-copy#settled',
      draws: plain,
      async act(draw, stage) {
        const first = await copied(stage, draw);
        const next = binder(stage)({
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
      draws: plain,
      async act(draw, stage) {
        const first = await copied(stage, draw);
        const own = await copied(
          stage,
          { ...draw, SourceSnapshotName: String(first['TargetSnapshotName']) },
          'probe',
        );
        const look = { SnapshotName: own['TargetSnapshotName'] ?? '' };
        await stage.call('before', 'DescribeSnapshots', look);
        await deleted(stage, String(first['TargetSnapshotName']));
        await stage.call('after', 'DescribeSnapshots', look);
      },
      judge: survives,
    },
    {
      id: 'state/survives-cluster#cluster-deleted',
      draws: fc.constant<Json>({}),
      alone: true,
      slow: true,
      act: clusterGone,
      judge: survives,
    },
    {
      id: 'state/status-path#made-and-deleted',
      draws: plain,
      async act(draw, stage) {
        const input = binder(stage)(draw);
        await stage.call('probe', 'CopySnapshot', input);
        await stage.settle(String(input['TargetSnapshotName']));
        await deleted(stage, String(input['TargetSnapshotName']));
      },
      judge: statusPath,
    },
  ];
}

/** Reads a snapshot and its tags. */
async function lookAtAll(stage: Stage, role: 'before' | 'after', name: string): Promise<void> {
  const step = await stage.call(role, 'DescribeSnapshots', { SnapshotName: name });
  await listTags(stage, role, arnIn(step.exchange));
}

async function clusterGone(_draw: JsonObject, stage: Stage): Promise<void> {
  const ClusterName = stage.freshName('cluster');
  const SnapshotName = stage.freshName();
  await stage.call('arrange', 'CreateCluster', { ClusterName, ...SMALL_CLUSTER });
  if (!(await stage.settle(ClusterName, 'DescribeClusters'))) return;
  await stage.call('arrange', 'CreateSnapshot', { ClusterName, SnapshotName });
  await stage.settle(SnapshotName);
  const own = await copied(stage, { ...PLAIN_COPY, SourceSnapshotName: SnapshotName }, 'probe');
  const look = { SnapshotName: own['TargetSnapshotName'] ?? '' };
  await stage.settle(ClusterName, 'DescribeClusters');
  await stage.call('before', 'DescribeSnapshots', look);
  await stage.call('arrange', 'DeleteCluster', { ClusterName });
  await stage.vanish('DescribeClusters', ClusterName);
  await stage.call('after', 'DescribeSnapshots', look);
}

/** Copies under a fresh name and waits until the copy is available. */
async function copied(
  stage: Stage,
  draw: JsonObject,
  role: 'arrange' | 'probe' = 'arrange',
): Promise<JsonObject> {
  const input = binder(stage)({
    ...draw,
    SourceSnapshotName: draw['SourceSnapshotName'] ?? SOURCE,
  });
  await stage.call(role, 'CopySnapshot', input);
  await settled(stage, input);
  return input;
}

function settled(stage: Stage, input: JsonObject): Promise<boolean> {
  return stage.settle(String(input['TargetSnapshotName']));
}

async function deleted(stage: Stage, SnapshotName: string): Promise<void> {
  await stage.call('arrange', 'DeleteSnapshot', { SnapshotName });
  await stage.vanish('DescribeSnapshots', SnapshotName);
}
