import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { MANNERS } from '../../testing/hostile/manners.ts';
import { deafUrl, type Peer, startPeer } from '../../testing/hostile/peer.ts';
import type { Exchange, FailureCode, Transport } from '../model/exchange.ts';
import { openTransport } from './transport.ts';

const TIMEOUT = 250;
const PATIENT = 10_000;
const CALL = {
  operation: 'DescribeSnapshots',
  target: 'AmazonMemoryDB.DescribeSnapshots',
  contentType: 'application/x-amz-json-1.1',
  body: '{}',
};

let peer: Peer | undefined;
let transport: Transport | undefined;

afterEach(async () => {
  transport?.close();
  await peer?.close();
  peer = undefined;
});

/** Sends one request without waiting between attempts. */
async function ask(url: string, timeoutMs = TIMEOUT): Promise<Exchange> {
  transport = openTransport({
    endpoint: new URL(url),
    service: 'memorydb',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    concurrency: 1,
    timeoutMs,
    maxBytes: 1024 * 1024,
    sleep: async () => {},
    random: () => 0,
  });
  return transport.send(CALL);
}

async function askPeer(manner: keyof typeof MANNERS, timeoutMs?: number): Promise<Exchange> {
  peer = await startPeer(MANNERS[manner]);
  return ask(peer.url, timeoutMs);
}

function failureCode({ outcome }: Exchange): FailureCode | undefined {
  return outcome.kind === 'failure' ? outcome.failure.code : undefined;
}

describe('a broken peer is an outcome with a code of its own, never an exception', () => {
  const CASES: [keyof typeof MANNERS, FailureCode][] = [
    ['never-answers', 'headers-timeout'],
    ['hangs-after-the-head', 'body-timeout'],
    ['hangs-within-the-body', 'body-timeout'],
    ['drips-without-end', 'body-timeout'],
    ['closes-before-the-head', 'reset'],
    ['resets-before-the-head', 'reset'],
    ['closes-within-a-sized-body', 'truncated'],
    ['closes-within-a-chunked-body', 'truncated'],
    ['streams-a-gibibyte', 'too-large'],
    ['sends-a-gzip-bomb', 'too-large'],
    ['sends-broken-gzip', 'bad-coding'],
    ['names-an-unknown-coding', 'bad-coding'],
    ['speaks-smtp', 'not-http'],
    ['breaks-its-chunks', 'not-http'],
    ['switches-protocols', 'not-http'],
  ];
  test.for(CASES)('a peer that %s is %s', async ([manner, code]) => {
    const started = performance.now();
    // Only who is silent may be cut short: on a busy machine any answer takes its time.
    const exchange = await askPeer(manner, code.endsWith('-timeout') ? TIMEOUT : PATIENT);
    expect(failureCode(exchange)).toBe(code);
    expect(performance.now() - started).toBeLessThan(PATIENT);
  });

  test('a port at which nobody listens is refused', async () => {
    expect(failureCode(await ask(await deafUrl()))).toBe('refused');
  });

  test('a name that cannot be resolved is unresolved', async () => {
    // A label of more than 63 characters is no name at all: no resolver needs to be asked.
    const exchange = await ask(`http://${'a'.repeat(64)}.invalid`, 5_000);
    expect(failureCode(exchange)).toBe('unresolved');
  });

  test('https to a peer that speaks http is tls', async () => {
    peer = await startPeer(MANNERS['answers-html']);
    const exchange = await ask(peer.url.replace('http:', 'https:'));
    expect(failureCode(exchange)).toBe('tls');
  });
});

describe('limits', () => {
  test('an endless answer is given up early and is not kept in memory', async () => {
    const before = process.memoryUsage().arrayBuffers;
    await askPeer('streams-a-gibibyte');
    // The limit is 1 MiB; what is beyond it fills socket buffers only.
    expect(peer?.written()).toBeLessThan(32 * 1024 * 1024);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  test('a slow body may take longer than the timeout as long as it is not silent', async () => {
    const started = performance.now();
    const exchange = await askPeer('drips-its-body');
    const { outcome } = exchange;
    expect(performance.now() - started).toBeGreaterThan(TIMEOUT);
    expect(outcome).toMatchObject({ kind: 'response', response: { status: 200 } });
    if (outcome.kind === 'response')
      expect(Buffer.from(outcome.response.body).toString()).toBe('{"dripped":1}');
  });

  test('nothing but what may pass is repeated: a truncated answer came from a call that was taken', async () => {
    const exchange = await askPeer('closes-within-a-sized-body');
    expect(exchange).toMatchObject({ attempts: 1, mayHaveRepeated: false });
    expect(peer?.asked).toHaveLength(1);
  });
});

describe('what came is kept as it came', () => {
  test('a redirection is an answer and is not followed', async () => {
    const { outcome } = await askPeer('redirects');
    expect(outcome).toMatchObject({ kind: 'response', response: { status: 307 } });
    expect(peer?.asked.map(({ path }) => path)).toEqual(['/']);
  });

  test('header names keep their case, order and duplicates', async () => {
    peer = await startPeer((_asked, response) => {
      const head = 'HTTP/1.1 200 OK\r\nX-ODD-case: 1\r\nx-twice: a\r\nContent-Length: 2\r\n';
      response.socket?.end(`${head}X-Twice: b\r\nConnection: close\r\n\r\n{}`);
    });
    const { outcome } = await ask(peer.url);
    expect(outcome.kind === 'response' && outcome.response.headers).toEqual([
      ['X-ODD-case', '1'],
      ['x-twice', 'a'],
      ['Content-Length', '2'],
      ['X-Twice', 'b'],
      ['Connection', 'close'],
    ]);
  });

  test('a content coding may be named in several headers, in any letter case', async () => {
    peer = await startPeer((_asked, response) => {
      const head = 'HTTP/1.1 200 OK\r\ncontent-encoding: identity\r\nCONTENT-ENCODING: gzip\r\n';
      const body = gzipSync('{"plain":1}');
      response.socket?.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
      response.socket?.end(body);
    });
    const { outcome } = await ask(peer.url);
    if (outcome.kind !== 'response') throw new Error(JSON.stringify(outcome));
    expect(Buffer.from(outcome.response.body).toString()).toBe('{"plain":1}');
  });

  test('bytes that are no UTF-8 stay bytes', async () => {
    const { outcome } = await askPeer('answers-invalid-utf8');
    const bytes = outcome.kind === 'response' ? [...outcome.response.body] : [];
    expect(bytes).toEqual([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x7d]);
  });
});
