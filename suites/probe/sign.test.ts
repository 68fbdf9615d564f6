import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Asked, headerOf, type Peer, startPeer } from '../../testing/hostile/peer.ts';
import type { Call, Transport } from '../model/exchange.ts';
import { openTransport } from './transport.ts';

const KEY = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const TOKEN = 'FwoGZXIvYXdzEXAMPLE//////////session+token==';
const CALL: Call = {
  operation: 'CopySnapshot',
  target: 'AmazonMemoryDB.CopySnapshot',
  contentType: 'application/x-amz-json-1.1',
  body: '{"SourceSnapshotName":"ü","TargetSnapshotName":"b"}',
};

let peer: Peer | undefined;
let transport: Transport | undefined;

afterEach(async () => {
  transport?.close();
  await peer?.close();
});

/** Sends a call, and gives what the peer received and what the exchange keeps. */
async function send(call: Call = CALL, path = '/', sessionToken?: string) {
  peer = await startPeer((_asked, response) => void response.writeHead(200).end('{}'));
  transport = openTransport({
    endpoint: new URL(peer.url + path),
    service: 'memorydb',
    region: 'eu-west-3',
    credentials: { ...KEY, ...(sessionToken && { sessionToken }) },
    concurrency: 1,
    timeoutMs: 2_000,
    maxBytes: 1024,
  });
  const exchange = await transport.send(call);
  return { asked: peer.asked[0] as Asked, exchange };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/**
 * The Authorization header of a received request, computed anew.
 * Signature Version 4, "Create a signed AWS API request", steps 1 to 5.
 */
function expected(asked: Asked): string {
  const given = headerOf(asked, 'authorization') ?? '';
  const signed = /SignedHeaders=([^,]*)/.exec(given)?.[1] ?? '';
  const headers = signed.split(';').map((name) => {
    const value = (headerOf(asked, name) ?? '').trim().replace(/ +/g, ' ');
    return `${name}:${value}\n`;
  });
  const uri = asked.path.split('/').map(encodeURIComponent).join('/');
  const parts = [asked.method, uri, '', headers.join(''), signed, sha256(asked.body)];
  const stamp = headerOf(asked, 'x-amz-date') ?? '';
  const day = stamp.slice(0, 8);
  const scope = `${day}/eu-west-3/memorydb/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(parts.join('\n'))].join('\n');
  const key = [day, 'eu-west-3', 'memorydb', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${KEY.secretAccessKey}`,
  );
  const signature = hmac(key, toSign).toString('hex');
  const credential = `Credential=${KEY.accessKeyId}/${scope}`;
  return `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${signed}, Signature=${signature}`;
}

describe('Signature Version 4', () => {
  const CASES: [string, Call, string][] = [
    ['a plain call', CALL, '/'],
    ['a body of nothing', { ...CALL, body: '' }, '/'],
    ['no target', { ...CALL, target: null }, '/'],
    ['another content type', { ...CALL, contentType: 'application/json; charset=utf-8' }, '/'],
    ['a path', CALL, '/moto/v1'],
    ['a path with escapes', CALL, '/a%20b/c'],
  ];
  test.for(CASES)('%s is signed as an independent computation signs it', async ([, call, path]) => {
    const { asked } = await send(call, path);
    expect(headerOf(asked, 'authorization')).toBe(expected(asked));
  });

  test('what decides about the call is signed: host, date, target and content type', async () => {
    const { asked } = await send();
    const signed = /SignedHeaders=([^,]*)/.exec(headerOf(asked, 'authorization') ?? '')?.[1];
    expect(signed?.split(';')).toEqual(
      expect.arrayContaining(['content-type', 'host', 'x-amz-date', 'x-amz-target']),
    );
    const date = headerOf(asked, 'x-amz-date') ?? '';
    expect(date).toMatch(/^\d{8}T\d{6}Z$/);
    const sent = Date.parse(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'));
    expect(Math.abs(sent - Date.now())).toBeLessThan(60_000);
  });

  test('a session token is sent and signed', async () => {
    const { asked } = await send(CALL, '/', TOKEN);
    expect(headerOf(asked, 'x-amz-security-token')).toBe(TOKEN);
    expect(headerOf(asked, 'authorization')).toBe(expected(asked));
    expect(headerOf(asked, 'authorization')).toContain('x-amz-security-token');
  });

  test('neither signature nor token nor key is kept in the exchange', async () => {
    const { exchange } = await send(CALL, '/', TOKEN);
    const names = exchange.request.headers.map(([name]) => name.toLowerCase());
    expect(names).not.toContain('authorization');
    expect(names).not.toContain('x-amz-security-token');
    const text = JSON.stringify(exchange);
    for (const secret of [KEY.accessKeyId, KEY.secretAccessKey, TOKEN, 'Signature='])
      expect(text).not.toContain(secret);
  });
});
