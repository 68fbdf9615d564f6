import { describe, expect, test } from 'vitest';
import { loadClientContract } from '../../specs/client.ts';
import { loadContract } from '../../specs/load.ts';
import type { ReceivedRequest } from '../model/client.ts';
import { encodeCall } from '../protocol/rpc-v2-cbor/call.ts';
import { readRequest } from './request.ts';

const INPUT = { SourceSnapshotName: 'a', TargetSnapshotName: 'b' };
const SIGNED: [string, string] = [
  'Authorization',
  'AWS4-HMAC-SHA256 Credential=A/20261123/us-east-1/memorydb/aws4_request, SignedHeaders=host, Signature=abc',
];
/** What the SDK for Go, service/memorydb v1.43.0, sends. */
const OF_GO =
  'bf72536f75726365536e617073686f744e616d65616164546167739fbf634b6579616b6556616c75656176ffff72546172676574536e617073686f744e616d656162ff';

const whole = encodeCall('AmazonMemoryDB', 'CopySnapshot', INPUT);
const length: [string, string] = ['Content-Length', '1'];
const read = (more: Partial<ReceivedRequest> = {}) =>
  readRequest(
    { ...whole, headers: [...whole.headers, SIGNED, length], ...more },
    loadClientContract(),
    loadContract().operations,
  );
const brokenBy = (more: Partial<ReceivedRequest>) =>
  read(more).violations.map(({ clause }) => clause.id);

describe('a request of RPC v2 CBOR', () => {
  test('as AWS’s SDK for Go sends it breaks no clause, of this protocol or the other', () => {
    const { operation, input, violations } = read({ body: Buffer.from(OF_GO, 'hex') });
    expect(violations).toEqual([]);
    expect(operation).toBe('CopySnapshot');
    expect(input).toEqual({ ...INPUT, Tags: [{ Key: 'k', Value: 'v' }] });
  });

  test('is held to the schema of its operation', () => {
    const { body } = encodeCall('AmazonMemoryDB', 'CopySnapshot', { SourceSnapshotName: 'a' });
    expect(brokenBy({ body })).toEqual(['CopySnapshot/input/TargetSnapshotName/required']);
  });

  test.each<[string, string, Partial<ReceivedRequest>]>([
    ['method', 'GET', { method: 'GET' }],
    ['path', '/', { path: '/' }],
    ['service', 'another', { path: whole.path.replace('MemoryDB', 'EC2') }],
    ['operation', 'another', { path: `${whole.path}s` }],
    ['body', 'cut off', { body: whole.body.subarray(1) }],
    ['smithy-protocol', 'none', { headers: [...whole.headers.slice(1), SIGNED, length] }],
    [
      'target-header',
      'both',
      {
        headers: [
          ...whole.headers,
          SIGNED,
          length,
          ['X-Amz-Target', 'AmazonMemoryDB.CopySnapshot'],
        ],
      },
    ],
    ['signature', 'none', { headers: [...whole.headers, length] }],
    ['content-length', 'none', { headers: [...whole.headers, SIGNED] }],
  ])('breaks client/%s: %s', (clause, _, more) => {
    expect(brokenBy(more)).toEqual([`rpc-v2-cbor/client/${clause}`]);
  });

  test('says how a value is spelled', () => {
    const body = Buffer.from('a16c4e6f537563684d656d626572f6', 'hex');
    expect(brokenBy({ body })).toContain('rpc-v2-cbor/client/no-null');
  });
});
