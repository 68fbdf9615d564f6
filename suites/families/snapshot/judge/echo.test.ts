import { describe, expect, test } from 'vitest';
import { answered } from '../../../../testing/traces.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Known, Step } from '../../../model/trace.ts';
import { arnName, arnOrigin, configurationEcho, memberIn, nameEcho } from './echo.ts';

const ARN = 'arn:aws:memorydb:us-east-1:123456789012:snapshot/';
const SOURCE = {
  Name: 'source',
  ARN: `${ARN}source`,
  ClusterConfiguration: {
    Name: 'orders',
    Port: 6379,
    TopicArn: null,
    Shards: [{ Name: '0001', SnapshotCreationTime: 1 }],
  },
};
const KNOWN: Known = { things: { snapshot: SOURCE } };
const NOTHING: Known = { things: {} };

describe('Name', () => {
  test.each<[string, string, Json, string | undefined]>([
    ['as asked', 'copy-1', 'copy-1', 'holds'],
    ['in lower case, as it is stored', 'Copy-ABC', 'copy-abc', 'holds'],
    ['in the case that was asked', 'Copy-ABC', 'Copy-ABC', 'holds'],
    ['in any other case', 'copy-abc', 'COPY-ABC', 'holds'],
    ['of the source', 'copy-1', 'source', 'broken'],
    ['empty', 'copy-1', '', 'broken'],
    ['with something in front', 'copy-1', 'automatic.copy-1', 'broken'],
    ['cut off', 'copy-1', 'copy-', 'broken'],
    ['padded', 'copy-1', 'copy-1 ', 'broken'],
    ["of another type: the type clause's", 'copy-1', 5, undefined],
    ['null', 'copy-1', null, undefined],
  ])('%s', (_how, target, Name, expected) => {
    expect(nameEcho(copied({ Name }, { target }))?.outcome).toBe(expected);
  });

  test('is shown beside what was asked', () => {
    expect(nameEcho(copied({ Name: 'b' }, { target: 'a' }))).toMatchObject({
      expected: { code: 'equal-ignoring-case', value: 'a' },
      actual: { code: 'value', at: 'Snapshot/Name', value: 'b' },
    });
  });
});

describe('a member with few values', () => {
  test.each<[string, Json, string | undefined]>([
    ['creating', 'creating', 'holds'],
    ['copying', 'copying', 'holds'],
    ['available', 'available', 'holds'],
    ['deleting', 'deleting', 'broken'],
    ['failed', 'failed', 'broken'],
    ['another letter case', 'Creating', 'broken'],
    ['another type', true, undefined],
    ['null', null, undefined],
  ])('Status %s', (_what, Status, expected) => {
    const judgement = memberIn(copied({ Status }), 'Status', ['creating', 'copying', 'available']);

    expect(judgement?.outcome).toBe(expected);
  });

  test('that is absent is not judged', () => {
    expect(memberIn(copied({}), 'Source', ['manual'])).toBeUndefined();
  });

  test('automated is no source of a copy', () => {
    expect(memberIn(copied({ Source: 'automated' }), 'Source', ['manual'])).toMatchObject({
      outcome: 'broken',
      actual: { at: 'Snapshot/Source', value: 'automated' },
    });
  });
});

describe('the origin of the ARN', () => {
  test.each<[string, string, string | undefined]>([
    ["as the source's", `${ARN}copy`, 'holds'],
    ['another partition', 'arn:aws-cn:memorydb:us-east-1:123456789012:snapshot/copy', 'broken'],
    ['another region', 'arn:aws:memorydb:eu-west-1:123456789012:snapshot/copy', 'broken'],
    ['another account', 'arn:aws:memorydb:us-east-1:000000000000:snapshot/copy', 'broken'],
    ["another service: the pattern's", 'arn:aws:elasticache:us-east-1:1:snapshot/copy', undefined],
    ["no ARN: the pattern's", 'copy', undefined],
  ])('%s', (_what, own, expected) => {
    expect(arnOrigin(copied({ ARN: own }), KNOWN)?.outcome).toBe(expected);
  });

  test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b'])('in partition %s', (name) => {
    const inPartition = (arn: string) => arn.replace('arn:aws:', `arn:${name}:`);
    const known = { things: { snapshot: { ...SOURCE, ARN: inPartition(SOURCE.ARN) } } };

    expect(arnOrigin(copied({ ARN: inPartition(`${ARN}copy`) }), known)?.outcome).toBe('holds');
    expect(arnOrigin(copied({ ARN: `${ARN}copy` }), known)?.outcome).toBe(
      name === 'aws' ? 'holds' : 'broken',
    );
  });

  test('is not judged without a source, or of a copy of another snapshot', () => {
    const foreign = copied({ ARN: 'arn:aws:memorydb:a:1:snapshot/copy' }, { source: 'other' });

    expect(arnOrigin(copied({ ARN: `${ARN}copy` }), NOTHING)).toBeUndefined();
    expect(
      arnOrigin(copied({ ARN: `${ARN}copy` }), { things: { snapshot: { Name: 'source' } } }),
    ).toBeUndefined();
    expect(arnOrigin(foreign, KNOWN)).toBeUndefined();
  });
});

describe('the name in the ARN', () => {
  test.each<[string, string, string, string | undefined]>([
    ['as asked', 'copy', `${ARN}copy`, 'holds'],
    ['in lower case', 'Copy', `${ARN}copy`, 'holds'],
    ['in the case that was asked', 'Copy', `${ARN}Copy`, 'holds'],
    ['of the source', 'copy', `${ARN}source`, 'broken'],
    ['with more at its end', 'copy', `${ARN}copy-1`, 'broken'],
    ['with a path', 'copy', `${ARN}x/copy`, 'broken'],
    ['none', 'copy', ARN, 'broken'],
    ['no ARN', 'copy', 'copy', undefined],
  ])('%s', (_what, target, own, expected) => {
    expect(arnName(copied({ ARN: own }, { target }))?.outcome).toBe(expected);
  });
});

describe('ClusterConfiguration', () => {
  test.each<[string, Json, string | undefined]>([
    ['the same', SOURCE.ClusterConfiguration, 'holds'],
    ['fewer members', { Name: 'orders' }, 'holds'],
    ['none at all', {}, 'holds'],
    ['members that the source does not have', { Name: 'orders', Engine: 'valkey' }, 'holds'],
    ['a member that is null in the source', { TopicArn: 'arn:aws:sns:a:1:b' }, 'holds'],
    ['a member that is null in the copy', { Name: null }, 'holds'],
    ["a member of another type: the type clause's", { Port: '6379' }, 'holds'],
    ['shards, which have times of their own', { Shards: [{ Name: '0001' }] }, 'holds'],
    ['another name', { Name: 'copy' }, 'broken'],
    ['another number', { Port: 6380, Name: 'orders' }, 'broken'],
    ['another letter case', { Name: 'Orders' }, 'broken'],
    ['no object', 'orders', undefined],
    ['a list', [], undefined],
  ])('%s', (_what, ClusterConfiguration, expected) => {
    const step = copied({ ClusterConfiguration });

    expect(configurationEcho(step, KNOWN)?.outcome).toBe(expected);
  });

  test('names the first member that differs, with both values', () => {
    expect(configurationEcho(copied({ ClusterConfiguration: { Port: 1 } }), KNOWN)).toMatchObject({
      expected: { code: 'equal', value: 6379 },
      actual: { at: 'Snapshot/ClusterConfiguration/Port', value: 1 },
    });
  });

  test('is not judged without a source, or of a copy of another snapshot', () => {
    const ClusterConfiguration = { Port: 1 };

    expect(configurationEcho(copied({ ClusterConfiguration }), NOTHING)).toBeUndefined();
    expect(
      configurationEcho(copied({ ClusterConfiguration }, { source: 'other' }), KNOWN),
    ).toBeUndefined();
  });
});

describe('no echo is expected', () => {
  const wrong = { Name: 'x', Status: 'failed', ARN: `${ARN}x`, ClusterConfiguration: { Port: 1 } };

  test.each<[string, Step]>([
    ['of an export, whose answer is not documented', copied(wrong, { bucket: 'bucket' })],
    ['of a raw request', { ...copied(wrong), input: null }],
    ['of a fault', answered(400, { __type: 'FooError', Snapshot: wrong })],
    ['of an answer without a snapshot', answered(200, {})],
    ['of a snapshot that is no object', answered(200, { Snapshot: [wrong] })],
    [
      'of a request whose target is no text',
      { ...copied(wrong), input: { TargetSnapshotName: 5 } },
    ],
  ])('%s', (_what, step) => {
    expect([
      nameEcho(step),
      memberIn(step, 'Status', ['creating']),
      arnOrigin(step, KNOWN),
      arnName(step),
      configurationEcho(step, KNOWN),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('but a TargetBucket of null is no export', () => {
    expect(nameEcho(copied(wrong, { bucket: null }))?.outcome).toBe('broken');
  });
});

/** A copy of `source` to `target`, answered by this snapshot. */
function copied(
  snapshot: JsonObject,
  how: { source?: string; target?: string; bucket?: string | null } = {},
): Step {
  const { source = 'source', target = 'copy', bucket } = how;
  const input: JsonObject = { SourceSnapshotName: source, TargetSnapshotName: target };
  if (bucket !== undefined) input['TargetBucket'] = bucket;
  return { ...answered(200, { Snapshot: snapshot }), input };
}
