import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { answered } from '../../testing/traces.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { output, outputClauses } from './output.ts';

const { response = {}, clauses = [] } = loadContract().operations['CopySnapshot'] ?? {};
const CLAUSES = outputClauses(clauses);

const SNAPSHOT = {
  Name: 'copy',
  Status: 'creating',
  Source: 'manual',
  ARN: 'arn:aws:memorydb:us-east-1:123456789012:snapshot/copy',
  ClusterConfiguration: { Name: 'orders', Port: 6379, NumShards: 1 },
};

describe('the clauses on the schema of a response', () => {
  test('are those of the output and no others', () => {
    const sides = new Set(CLAUSES.map(({ clause }) => clause.id.split('/').slice(0, 2).join('/')));

    expect([...sides]).toEqual(['CopySnapshot/output']);
    expect(CLAUSES.length).toBeGreaterThan(40);
  });

  test('hold for a plain answer, and only those whose member is there are judged', () => {
    const judged = judge({ Snapshot: SNAPSHOT });

    expect(broken(judged)).toEqual([]);
    expect(Object.keys(judged)).toContain('Snapshot/Name/type');
    expect(Object.keys(judged)).toContain('Snapshot/ClusterConfiguration/Port/type');
    expect(Object.keys(judged)).not.toContain('Snapshot/DataTiering/type');
    expect(Object.keys(judged)).not.toContain('Snapshot/ClusterConfiguration/Shards/items/type');
  });

  test.each<[string, Json, string[]]>([
    ['no snapshot', {}, ['Snapshot/required']],
    ['a snapshot that is null', { Snapshot: null }, ['Snapshot/required']],
    ['a snapshot that is a list', { Snapshot: [] }, ['Snapshot/type']],
    ['no name', without('Name'), ['Snapshot/Name/required']],
    ['a name that is null', having({ Name: null }), ['Snapshot/Name/required']],
    ['a name that is a number', having({ Name: 5 }), ['Snapshot/Name/type']],
    ['no ARN', without('ARN'), ['Snapshot/ARN/required']],
    ['an ARN of another shape', having({ ARN: 'arn:aws:rds:a:1:b' }), ['Snapshot/ARN/pattern']],
    ['a status nobody knows', having({ Status: 'done' }), ['Snapshot/Status/enum']],
    ['a status in capitals', having({ Status: 'CREATING' }), ['Snapshot/Status/enum']],
    ['a port as text', cluster({ Port: '6379' }), ['Snapshot/ClusterConfiguration/Port/type']],
    ['a fractional port', cluster({ Port: 0.5 }), ['Snapshot/ClusterConfiguration/Port/type']],
    [
      'shards that are no list',
      cluster({ Shards: {} }),
      ['Snapshot/ClusterConfiguration/Shards/type'],
    ],
    [
      'a shard that is null',
      cluster({ Shards: [null] }),
      ['Snapshot/ClusterConfiguration/Shards/items/type'],
    ],
    [
      'a time in milliseconds in one of two shards',
      cluster({ Shards: [{ SnapshotCreationTime: 1.7e9 }, { SnapshotCreationTime: 1.7e12 }] }),
      ['Snapshot/ClusterConfiguration/Shards/items/SnapshotCreationTime/maximum'],
    ],
    [
      'a time as text',
      cluster({ Shards: [{ SnapshotCreationTime: '2024-08-01T00:00:00Z' }] }),
      ['Snapshot/ClusterConfiguration/Shards/items/SnapshotCreationTime/type'],
    ],
    [
      'slots beyond the last',
      cluster({ Shards: [{ Configuration: { Slots: '0-16384' } }] }),
      ['Snapshot/ClusterConfiguration/Shards/items/Configuration/Slots/pattern'],
    ],
    [
      'two defects',
      having({ Name: 5, Status: 'done' }),
      ['Snapshot/Name/type', 'Snapshot/Status/enum'],
    ],
  ])('%s breaks what it breaks and nothing else', (_what, body, expected) => {
    expect(broken(judge(body))).toEqual(expected);
  });

  test.each<[string, Json]>([
    ['members that nobody knows', having({ Lineage: { A: [1] }, Engine: 5 })],
    ['null in place of an optional member', having({ KmsKeyId: null, DataTiering: null })],
    ['a whole number written with a fraction of nought', cluster({ Port: 6379.0 })],
    ['fractional seconds', cluster({ Shards: [{ SnapshotCreationTime: 1722500000.25 }] })],
    ['a size of nothing while the shard is made', cluster({ Shards: [{ Size: '' }] })],
    ['an empty list of shards', cluster({ Shards: [] })],
  ])('%s break nothing', (_what, body) => {
    expect(broken(judge(body))).toEqual([]);
  });

  test('a member that is absent is judged by the clause that requires it alone', () => {
    const judged = Object.keys(judge(without('ARN'))).filter((key) => key.includes('/ARN/'));

    expect(judged).toEqual(['Snapshot/ARN/required']);
  });

  test('nothing below a member that is absent is judged', () => {
    const judged = Object.keys(judge(without('ClusterConfiguration')));

    expect(judged.filter((key) => key.startsWith('Snapshot/ClusterConfiguration/'))).toEqual([
      'Snapshot/ClusterConfiguration/required',
    ]);
  });

  test('what is wrong is shown with its place and value, and what was asked for', () => {
    const shards = [{ Size: '4 MB' }, { Size: 4 }];

    expect(
      judge(cluster({ Shards: shards }))['Snapshot/ClusterConfiguration/Shards/items/Size/type'],
    ).toEqual({
      outcome: 'broken',
      expected: { code: 'keyword', keyword: 'type', value: ['string'] },
      actual: { code: 'value', at: 'Snapshot/ClusterConfiguration/Shards/1/Size', value: 4 },
    });
  });

  test('what is missing is shown as absent', () => {
    expect(judge(without('Name'))['Snapshot/Name/required']).toMatchObject({
      expected: { code: 'keyword', keyword: 'required', value: 'Name' },
      actual: { code: 'member-absent', at: 'Snapshot/Name' },
    });
  });

  test.each<[string, number, string]>([
    ['a fault', 400, '{"__type":"FooError"}'],
    ['a page', 200, '<html/>'],
    ['a list', 200, '[]'],
  ])('nothing is said of %s', (_what, status, text) => {
    expect(output(answered(status, text), response, CLAUSES)).toEqual([]);
  });
});

/** Judgements by place and keyword. */
function judge(body: Json): Record<string, ReturnType<typeof output>[number][1]> {
  const judged = output(answered(200, body), response, CLAUSES);
  return Object.fromEntries(
    judged.map(([id, own]) => [id.replace('CopySnapshot/output/', ''), own]),
  );
}

function broken(judged: ReturnType<typeof judge>): string[] {
  return Object.entries(judged)
    .filter(([, { outcome }]) => outcome === 'broken')
    .map(([key]) => key)
    .sort();
}

function having(members: JsonObject): JsonObject {
  return { Snapshot: { ...SNAPSHOT, ...members } };
}

function without(member: string): JsonObject {
  return {
    Snapshot: Object.fromEntries(Object.entries(SNAPSHOT).filter(([name]) => name !== member)),
  };
}

function cluster(members: JsonObject): JsonObject {
  return having({ ClusterConfiguration: { ...SNAPSHOT.ClusterConfiguration, ...members } });
}
