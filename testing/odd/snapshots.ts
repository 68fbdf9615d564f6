import { randomUUID } from 'node:crypto';
import { type Answer, fault } from './answers.ts';
import { page } from './page.ts';
import { type Input, invalid, tagsIn } from './rules.ts';
import type { Store, Tags, Thing } from './store.ts';

/** Letters, digits and single hyphens, a letter first: the rule that MemoryDB prints for names. */
const NAME = /^[A-Za-z](-?[A-Za-z0-9])*$/;

const MISSING = fault('SnapshotNotFoundFault', 'There is no such snapshot.');
const EXISTS = fault('SnapshotAlreadyExistsFault', 'The name is taken.');
const BUSY = fault('InvalidSnapshotStateFault', 'The snapshot is busy.');
const QUOTA = fault('SnapshotQuotaExceededFault', 'There are too many snapshots.');

export function createSnapshot(input: Input, store: Store): Answer {
  const name = String(input['SnapshotName']);
  const cluster = store.find('cluster', String(input['ClusterName']));
  if (!cluster) return fault('ClusterNotFoundFault', 'There is no such cluster.');
  if (store.statusOf(cluster) !== 'available') {
    return fault('InvalidClusterStateFault', 'The cluster is busy.');
  }
  if (store.isTaken('snapshot', name)) return EXISTS;
  if (isFull(store)) return QUOTA;
  const about = {
    cluster: { Name: cluster.name, ...cluster.about },
    ...keyOf(input),
    taken: Math.floor(Date.now() / 1000),
  };
  const thing = store.make(
    { kind: 'snapshot', name, about, copied: false },
    tagsIn(input) ?? store.tagsOf(cluster),
  );
  return { body: { Snapshot: shown(thing, store.statusOf(thing), false) } };
}

export function copySnapshot(input: Input, store: Store): Answer {
  const { TargetBucket, KmsKeyId } = input;
  if (store.held.role) return fault('ServiceLinkedRoleNotFoundFault', 'There is no role.');
  const isExport = typeof TargetBucket === 'string';
  const given = input['TargetSnapshotName'];
  const isNameless = given === undefined || given === null || given === '';
  const target = isNameless ? `invented-${randomUUID().slice(0, 8)}` : String(given);
  if (!isExport && !NAME.test(target)) return invalid('TargetSnapshotName is not an identifier.');
  if (isExport && typeof KmsKeyId === 'string') {
    return fault('InvalidParameterCombinationException', 'An export takes no key.');
  }
  const source = store.find('snapshot', String(input['SourceSnapshotName']));
  if (!source) return MISSING;
  if (store.statusOf(source) !== 'available') return BUSY;
  if (!isExport && store.isTaken('snapshot', target)) return EXISTS;
  if (isFull(store)) return QUOTA;
  const tags = tagsIn(input) ?? store.tagsOf(source);
  const about = { ...source.about, ...keyOf(input) };
  if (!isExport) return copied(target, about, tags, store);
  const arn = source.arn.replace(/[^/]*$/, target.toLowerCase());
  const object = { ...source, name: target.toLowerCase(), arn, about };
  return { body: { Snapshot: shown(object, 'available', true) } };
}

/** Makes a copy that was refused all the same, of whatever is there. */
export function makeRefused(input: Input, store: Store): void {
  const given = input['TargetSnapshotName'];
  const name = typeof given === 'string' ? given : JSON.stringify(given ?? '');
  const [any] = store.list('snapshot');
  const source = store.find('snapshot', String(input['SourceSnapshotName'])) ?? any;
  if (!source || name === '' || name === '""' || store.isTaken('snapshot', name)) return;
  copied(name, source.about, store.tagsOf(source), store);
}

export function describeSnapshots(input: Input, store: Store): Answer {
  const detail = input['ShowDetail'] === true;
  const show = (thing: Thing) => shown(thing, store.shownStatusOf(thing), detail);
  const { SnapshotName, ClusterName } = input;
  if (typeof SnapshotName === 'string') {
    const thing = store.show('snapshot', SnapshotName);
    return thing ? { body: { Snapshots: [show(thing)] } } : MISSING;
  }
  const all = store
    .list('snapshot')
    .filter(
      ({ about }) => ClusterName === undefined || Object(about['cluster']).Name === ClusterName,
    );
  return page('Snapshots', all, input, store, show);
}

export function deleteSnapshot(input: Input, store: Store): Answer {
  const { deletions, copies } = store.knobs;
  if (deletions === 'denied') return fault('AccessDeniedException', 'You may not delete this.');
  const thing = store.find('snapshot', String(input['SnapshotName']));
  if (!thing) return MISSING;
  const mayGo = isStuck(thing, store) && copies === 'never settle';
  if (store.statusOf(thing) !== 'available' && !mayGo) return BUSY;
  if (deletions === 'done') thing.deletedAt = performance.now();
  return { body: { Snapshot: shown(thing, 'deleting', false) } };
}

function copied(name: string, about: Thing['about'], tags: Tags, store: Store): Answer {
  const thing = store.make({ kind: 'snapshot', name, about, copied: true }, tags);
  const [first = thing] = store.knobs.showsOthers ? store.list('snapshot') : [thing];
  return { body: { Snapshot: shown({ ...thing, name: first.name }, store.statusOf(thing), true) } };
}

/** A copy that never comes to rest and is not on its way out either. */
function isStuck(thing: Thing, { knobs }: Store): boolean {
  return thing.copied && knobs.copies !== 'settle' && thing.deletedAt === null;
}

function isFull({ held, knobs, count }: Store): boolean {
  return held.quota || count('snapshot') >= knobs.quota;
}

/** The key of a request as its ARN. */
function keyOf({ KmsKeyId: id }: Input): { key?: string } {
  if (typeof id !== 'string' || id === '') return {};
  return { key: id.startsWith('arn:') ? id : `arn:aws:kms:us-east-1:000000000000:${id}` };
}

function shown({ name, arn, about }: Thing, status: string, detail: boolean) {
  const { cluster, key, taken } = about;
  const { NumShards } = cluster as { NumShards: number };
  const Shards = Array.from({ length: NumShards }, (_, index) => ({
    Name: `000${index + 1}`,
    Configuration: { Slots: '0-16383', ReplicaCount: 0 },
    Size: '12 MB',
    SnapshotCreationTime: taken,
  }));
  return {
    ...{ Name: name, Status: status, Source: 'manual', ARN: arn, DataTiering: 'false' },
    ...(key !== undefined && { KmsKeyId: key }),
    ClusterConfiguration: { ...Object(cluster), ...(detail && { Shards }) },
  };
}
