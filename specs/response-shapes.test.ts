import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { loadContract } from './load.ts';

const response = loadContract().operations['CopySnapshot']?.response ?? {};
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(response);

/**
 * As recorded of a real account in 2024-08, engine 7.1: the members of the flight recordings of Cloud
 * Custodian (c7n) for memorydb, with names and numbers of our own.
 */
const RECORDED = {
  Name: 'nightly-copy',
  Status: 'creating',
  Source: 'manual',
  ARN: 'arn:aws:memorydb:us-east-1:123456789012:snapshot/nightly-copy',
  ClusterConfiguration: {
    Name: 'orders',
    Description: '',
    NodeType: 'db.t4g.small',
    EngineVersion: '7.1',
    MaintenanceWindow: 'wed:08:00-wed:09:00',
    Port: 6379,
    ParameterGroupName: 'default.memorydb-redis7',
    SubnetGroupName: 'orders',
    VpcId: 'vpc-0a1b2c3d4e5f67890',
    SnapshotRetentionLimit: 0,
    SnapshotWindow: '05:00-06:00',
    NumShards: 1,
  },
  DataTiering: 'false',
};

/**
 * As the newer API shows it (AWS SDK models of 2026; API_CopySnapshot, Response Syntax): an engine's
 * name, a multi-Region cluster, a key and the shards.
 */
const NEWER = {
  ...RECORDED,
  KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  ClusterConfiguration: {
    ...RECORDED.ClusterConfiguration,
    Engine: 'valkey',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
    MultiRegionParameterGroupName: 'default.memorydb-valkey7.multiregion',
    MultiRegionClusterName: 'virxk-orders',
    Shards: [
      {
        Name: '0001',
        Configuration: { Slots: '0-8191', ReplicaCount: 1 },
        Size: '4 MB',
        SnapshotCreationTime: 1722500000.123,
      },
      { Name: '0002', Configuration: { Slots: '8192-16383' }, Size: '' },
    ],
  },
};

const { DataTiering: _unset, ...WITHOUT_TIERING } = RECORDED;
const { SnapshotCreationTime: _time, ...TIMELESS } = NEWER.ClusterConfiguration.Shards[0] ?? {};

test.each<[string, object]>([
  ['the older generation, as recorded', RECORDED],
  ['the newer generation, with everything', NEWER],
  ['the first examples, which have no DataTiering', WITHOUT_TIERING],
  ['a cluster configuration without members', { ...RECORDED, ClusterConfiguration: {} }],
  ['members added by an even newer API', { ...NEWER, Lineage: { Depth: 1 }, Labels: ['a'] }],
  ['a partition other than aws', { ...RECORDED, ARN: arn('aws-cn', 'cn-north-1') }],
  ['a government partition', { ...RECORDED, ARN: arn('aws-us-gov', 'us-gov-west-1') }],
  ['an automatic source', { ...RECORDED, ARN: `${arn('aws', 'eu-west-1')}.orders-2024-08-01` }],
  ['several ranges of slots', withShard({ Configuration: { Slots: '0-99,200, 300-16383' } })],
  ['a time of whole seconds', withShard({ SnapshotCreationTime: 1_722_500_000 })],
])('the response schema accepts %s', (_what, snapshot) => {
  validate({ Snapshot: snapshot });

  expect(validate.errors ?? []).toEqual([]);
});

test.each<[string, object, string]>([
  ['DataTiering as a boolean', { ...RECORDED, DataTiering: false }, '/Snapshot/DataTiering type'],
  ['a port as text', withCluster({ Port: '6379' }), '/Snapshot/ClusterConfiguration/Port type'],
  ['a fractional port', withCluster({ Port: 63.5 }), '/Snapshot/ClusterConfiguration/Port type'],
  ['a status nobody knows', { ...RECORDED, Status: 'done' }, '/Snapshot/Status enum'],
  ['an ARN of another service', { ...RECORDED, ARN: 'arn:aws:rds:a:1:b' }, '/Snapshot/ARN pattern'],
  [
    'an ARN that ends early',
    { ...RECORDED, ARN: arn('aws', 'a').slice(0, -7) },
    '/Snapshot/ARN pattern',
  ],
  [
    'slots beyond the last',
    withShard({ Configuration: { Slots: '0-16384' } }),
    '/Snapshot/ClusterConfiguration/Shards/0/Configuration/Slots pattern',
  ],
  [
    'a time in milliseconds',
    withShard({ SnapshotCreationTime: 1_722_500_000_123 }),
    '/Snapshot/ClusterConfiguration/Shards/0/SnapshotCreationTime maximum',
  ],
  [
    'a time as text',
    withShard({ SnapshotCreationTime: '2024-08-01T08:13:20Z' }),
    '/Snapshot/ClusterConfiguration/Shards/0/SnapshotCreationTime type',
  ],
])('the response schema rejects %s, at its place', (_what, snapshot, place) => {
  validate({ Snapshot: snapshot });

  const places = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
  expect(places).toContain(place);
});

test.each(['Name', 'Status', 'Source', 'ARN', 'ClusterConfiguration'])(
  'the response schema rejects a snapshot without %s',
  (member) => {
    const rest = Object.fromEntries(Object.entries(NEWER).filter(([name]) => name !== member));

    validate({ Snapshot: rest });

    expect(validate.errors?.map(({ params }) => params)).toEqual([{ missingProperty: member }]);
  },
);

function arn(partition: string, region: string): string {
  return `arn:${partition}:memorydb:${region}:123456789012:snapshot/nightly`;
}

function withCluster(members: object): object {
  return {
    ...NEWER,
    ClusterConfiguration: { ...NEWER.ClusterConfiguration, ...members },
  };
}

function withShard(members: object): object {
  return withCluster({ Shards: [{ ...TIMELESS, ...members }] });
}
