import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { RecordedStep } from '../suites/model/run-record.ts';
import { headerOf, type Peer, startPeer } from '../testing/hostile/peer.ts';
import { curlLine } from './curl.ts';

const JSON_TYPE = 'application/x-amz-json-1.1';
const TARGET = 'AmazonMemoryDB.CopySnapshot';

/** Bodies that a shell would love to read otherwise. */
const BODIES: [string, string][] = [
  ['JSON', '{"SourceSnapshotName":"a","KmsKeyId":"alias/a"}'],
  ['nothing', ''],
  ['single quotes', `{'a':1} ''' it's`],
  ['double quotes and backslashes', '{"a":"\\"\\\\\\n\\u0000"}'],
  ['what a shell would run', '$HOME `id` $(id) $\u007bPATH} !! * ? [a] ~ ; & | < > #'],
  ['a name of a file', '@/etc/hostname'],
  ['a flag', '--next -o x'],
  ['line feeds', 'a\nb\r\n\tc\n'],
  ['characters of every length', 'aü€𐍈👩‍👩‍👧'],
  ['colours and turned text', '\u001b[31m\u202eevil\u2066\u200b\ufeff\u2028'],
  ['a line separator', '\u2028'],
  ['what a CI runner would obey', '{"a":"##vso[task.x]","b":" ::error::c"}'],
  ['quotes beside control characters', `\u0007'\\'\\u0041%s%%$'x'`],
];

function stepOf(body: string, url: string, target: string | null = TARGET): RecordedStep {
  const headers: [string, string][] = [
    ['Host', 'example.com'],
    ['Content-Type', JSON_TYPE],
    ...(target === null ? [] : ([['X-Amz-Target', target]] as [string, string][])),
    ['X-Amz-Date', '20260101T000000Z'],
    ['Content-Length', '1'],
  ];
  const request = { method: 'POST', url, headers, body };
  const response = { failure: { code: 'reset', detail: '' } };
  const counted = { started: 0, ended: 1, attempts: 1 };
  return { role: 'probe', operation: 'CopySnapshot', input: null, request, response, ...counted };
}

/** What a shell hands to curl. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const { stdout, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

describe('the curl line survives a shell', () => {
  test.for(BODIES)('%s', ([, body]) => {
    const line = curlLine(stepOf(body, 'http://127.0.0.1:1/a%20b'), 'us-east-1');
    const args = argumentsOf(line);
    expect(args).toContain(body);
    expect(args).toContain(`Content-Type: ${JSON_TYPE}`);
    expect(args).toContain(`X-Amz-Target: ${TARGET}`);
    expect(args.at(-1)).toBe('http://127.0.0.1:1/a%20b');
  });

  test('it can be pasted: one line, and nothing in it that moves a cursor', () => {
    for (const [, body] of BODIES) {
      const line = curlLine(stepOf(body, 'http://127.0.0.1:1/'), 'us-east-1');
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\w*\[|::\w+::/u);
    }
  });

  test('no signature, date or length of the old request is in it', () => {
    const line = curlLine(stepOf('{}', 'http://127.0.0.1:1/'), 'eu-west-3');
    expect(line).not.toMatch(/X-Amz-Date|Content-Length|Host:|Authorization/i);
    expect(line).toContain("--aws-sigv4 'aws:amz:eu-west-3:memorydb'");
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;
let peer: Peer | undefined;

afterEach(() => peer?.close());

describe.skipIf(!hasCurl)('curl sends what the suite sent', () => {
  test.for(BODIES)('%s', async ([, body]) => {
    peer = await startPeer((_asked, response) => void response.writeHead(200).end('{}'));
    const line = curlLine(stepOf(body, `${peer.url}/`), 'us-east-1');
    const child = spawn('bash', ['-c', line], {
      stdio: 'ignore',
      timeout: 5_000,
      env: { PATH: process.env['PATH'] ?? '' },
    });
    await once(child, 'close');
    const [asked] = peer.asked;
    expect(asked).toMatchObject({ method: 'POST', path: '/', body });
    expect(asked && headerOf(asked, 'content-type')).toBe(JSON_TYPE);
    expect(asked && headerOf(asked, 'x-amz-target')).toBe(TARGET);
    expect(asked && headerOf(asked, 'authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=test/);
  });

  test('a request without a target goes out without one', async () => {
    peer = await startPeer((_asked, response) => void response.writeHead(200).end('{}'));
    const line = curlLine(stepOf('{}', `${peer.url}/`, null), 'us-east-1');
    const child = spawn('bash', ['-c', line], { stdio: 'ignore', timeout: 5_000 });
    await once(child, 'close');
    expect(peer.asked[0] && headerOf(peer.asked[0], 'x-amz-target')).toBeUndefined();
  });
});
