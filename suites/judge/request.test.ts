import { describe, expect, test } from 'vitest';
import { loadClientContract } from '../../specs/client.ts';
import { loadContract } from '../../specs/load.ts';
import type { ReceivedRequest } from '../model/client.ts';
import { readRequest } from './request.ts';

const GOOD: Record<string, string> = {
  'Content-Type': 'application/x-amz-json-1.1',
  'X-Amz-Target': 'AmazonMemoryDB.CopySnapshot',
  Authorization:
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/us-east-1/memorydb/aws4_request, SignedHeaders=host, Signature=abc',
};
const INPUT = { SourceSnapshotName: 'a', TargetSnapshotName: 'b' };

function brokenBy(input: unknown, more: Partial<ReceivedRequest> & { set?: object } = {}) {
  const { set, ...request } = more;
  const headers = Object.entries({ ...GOOD, ...set }).filter(([, value]) => value !== null);
  const read = readRequest(
    {
      method: 'POST',
      path: '/',
      headers: headers as [string, string][],
      body: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
      ...request,
    },
    loadClientContract(),
    loadContract().operations,
  );
  return read.violations.map(({ clause }) => clause.id);
}

describe('a request that keeps the contract breaks no clause', () => {
  test.each([
    ['the plainest', INPUT],
    ['null members, which count as absent', { ...INPUT, KmsKeyId: null, Tags: null }],
    ['a tag without a value', { ...INPUT, Tags: [{ Key: 'k' }, { Key: 'l', Value: null }] }],
    ['everything at its limit', { ...INPUT, KmsKeyId: 'k'.repeat(2048), TargetBucket: 'b' }],
  ])('%s', (_, input) => {
    expect(brokenBy(input)).toEqual([]);
  });

  test('another operation, and a charset', () => {
    const set = {
      'X-Amz-Target': 'AmazonMemoryDB.DescribeReservedNodes',
      'Content-Type': 'application/x-amz-json-1.1; charset=utf-8',
    };
    expect(brokenBy({ NodeType: 'db.r6g.large' }, { set })).toEqual([]);
  });
});

describe('a request that breaks the protocol', () => {
  const client = (id: string) => [`aws-json-1.1/client/${id}`];
  test.each([
    ['method', { method: 'GET' }],
    ['method', { path: '/copy' }],
    ['content-type', { set: { 'Content-Type': 'application/json' } }],
    ['target', { set: { 'X-Amz-Target': 'AmazonMemoryDB.CopySnapshots' } }],
    ['target', { set: { 'X-Amz-Target': 'MemoryDB.CopySnapshot' } }],
    ['target', { set: { 'X-Amz-Target': null } }],
    ['signature', { set: { Authorization: null } }],
    ['signature', { set: { Authorization: GOOD['Authorization']?.replace('/memorydb/', '/s3/') } }],
    ['body', { body: Buffer.from([0x7b, 0xff, 0x7d]) }],
    ['body', { body: Buffer.from('') }],
    ['body', { body: Buffer.from('[]') }],
  ])('%s: %o', (id, more) => {
    expect(brokenBy(INPUT, more)).toEqual(client(id));
  });

  test('a secret never stands in a violation', () => {
    const set = { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIDSECRET/1/r/s3/aws4_request' };
    const headers = Object.entries({ ...GOOD, ...set }) as [string, string][];
    const body = Buffer.from(JSON.stringify(INPUT));
    const { violations } = readRequest(
      { method: 'POST', path: '/', headers, body },
      loadClientContract(),
      loadContract().operations,
    );
    expect(JSON.stringify(violations)).not.toContain('AKIDSECRET');
    expect(JSON.stringify(violations)).toContain('AWS4-HMAC-SHA256 for s3');
  });
});

describe('a request that breaks the schema breaks the clause of the place and the keyword', () => {
  test.each([
    ['SourceSnapshotName/required', { TargetSnapshotName: 'b' }],
    ['TargetSnapshotName/required', { SourceSnapshotName: 'a', TargetSnapshotName: null }],
    ['SourceSnapshotName/type', { ...INPUT, SourceSnapshotName: 7 }],
    ['SourceSnapshotName/blank', { ...INPUT, SourceSnapshotName: '' }],
    ['KmsKeyId/maxLength', { ...INPUT, KmsKeyId: 'k'.repeat(2049) }],
    ['TargetBucket/pattern', { ...INPUT, TargetBucket: 'a/b' }],
    [
      'Tags/maxItems',
      { ...INPUT, Tags: Array.from({ length: 201 }, (_, i) => ({ Key: `k${i}` })) },
    ],
    ['Tags/items/Key/required', { ...INPUT, Tags: [{ Value: 'v' }] }],
    ['Tags/items/Key/pattern', { ...INPUT, Tags: [{ Key: 'aws:k' }] }],
    ['Tags/items/Value/type', { ...INPUT, Tags: [{ Key: 'k', Value: 1 }] }],
    ['Tags/unique-keys', { ...INPUT, Tags: [{ Key: 'k' }, { Key: 'k' }] }],
  ])('%s', (id, input) => {
    expect(brokenBy(input)).toEqual([`CopySnapshot/input/${id}`]);
  });

  test('a member that nobody knows, at any depth', () => {
    const unknown = 'aws-json-1.1/client/unknown-member';
    expect(brokenBy({ ...INPUT, sourceSnapshotName: 'a' })).toEqual([unknown]);
    expect(brokenBy({ ...INPUT, Tags: [{ Key: 'k', value: 'v' }] })).toEqual([unknown]);
  });
});
