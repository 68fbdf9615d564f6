import { type Answer, fault } from './answers.ts';
import { page } from './page.ts';
import { type Input, tagsIn } from './rules.ts';
import type { Store, Thing } from './store.ts';

const MISSING = fault('ClusterNotFoundFault', 'There is no such cluster.');

export function createCluster(input: Input, store: Store): Answer {
  const name = String(input['ClusterName']);
  if (store.isTaken('cluster', name)) {
    return fault('ClusterAlreadyExistsFault', 'The name is taken.');
  }
  const group = input['MultiRegionClusterName'];
  const about = {
    Description: String(input['Description'] ?? ''),
    NodeType: String(input['NodeType']),
    Engine: 'valkey',
    EngineVersion: '7.3',
    MaintenanceWindow: 'mon:01:00-mon:02:00',
    Port: 6379,
    ParameterGroupName: 'default.memorydb-valkey7',
    SubnetGroupName: 'default',
    VpcId: 'vpc-0a0a0a0a',
    SnapshotRetentionLimit: 0,
    SnapshotWindow: '03:00-04:00',
    NumShards: Number(input['NumShards'] ?? 1),
    ...(typeof input['SnsTopicArn'] === 'string' && { TopicArn: input['SnsTopicArn'] }),
    ...(typeof group === 'string' && {
      MultiRegionClusterName: group,
      MultiRegionParameterGroupName: 'default.memorydb-valkey7.multiregion',
    }),
  };
  const thing = store.make(
    { kind: 'cluster', name, about, copied: false },
    tagsIn(input) ?? new Map(),
  );
  return { body: { Cluster: shown(thing, store.statusOf(thing)) } };
}

export function describeClusters(input: Input, store: Store): Answer {
  const show = (thing: Thing) => shown(thing, store.shownStatusOf(thing));
  const name = input['ClusterName'];
  if (typeof name !== 'string') return page('Clusters', store.list('cluster'), input, store, show);
  const thing = store.show('cluster', name);
  return thing ? { body: { Clusters: [show(thing)] } } : MISSING;
}

export function deleteCluster(input: Input, store: Store): Answer {
  const thing = store.find('cluster', String(input['ClusterName']));
  if (!thing) return MISSING;
  if (store.statusOf(thing) !== 'available') {
    return fault('InvalidClusterStateFault', 'The cluster is busy.');
  }
  thing.deletedAt = performance.now();
  return { body: { Cluster: shown(thing, 'deleting') } };
}

function shown({ name, arn, about }: Thing, status: string): Record<string, unknown> {
  const { NumShards, TopicArn, VpcId, ...rest } = about;
  return { Name: name, Status: status, ARN: arn, NumberOfShards: NumShards, ...rest };
}
