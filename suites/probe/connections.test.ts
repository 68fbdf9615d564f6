import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { MANNERS } from '../../testing/hostile/manners.ts';
import { headerOf, type Manner, type Peer, startPeer } from '../../testing/hostile/peer.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from './transport.ts';

const CALL = {
  operation: 'CopySnapshot',
  target: 'AmazonMemoryDB.CopySnapshot',
  contentType: 'application/x-amz-json-1.1',
  body: '{"SourceSnapshotName":"a"}',
};

const TIMEOUT = 600;

let peer: Peer | undefined;
let transport: Transport | undefined;

afterEach(async () => {
  transport?.close();
  await peer?.close();
  peer = undefined;
});

const answers: Manner = (_asked, response) => void response.writeHead(200).end('{}');

/** A transport to a peer; its pauses are noted instead of waited for. */
async function open(manner: Manner, path = '', host?: string, pauses: number[] = []) {
  peer = await startPeer(manner, host);
  transport = openTransport({
    endpoint: new URL(peer.url + path),
    service: 'memorydb',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    concurrency: 4,
    timeoutMs: TIMEOUT,
    maxBytes: 1024,
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
  });
  return { peer, transport };
}

describe('connections', () => {
  test('one connection serves many requests, one after the other', async () => {
    const { peer, transport } = await open(answers);
    for (let i = 0; i < 20; i++) await transport.send(CALL);
    expect(peer.connections()).toBe(1);
  });

  test('no more connections are opened than races need', async () => {
    const { peer, transport } = await open(answers);
    await Promise.all(Array.from({ length: 60 }, () => transport.send(CALL)));
    expect(peer.connections()).toBeLessThanOrEqual(16);
  });

  test('waiting for a free connection is not silence of the endpoint', async () => {
    const { transport } = await open((_asked, response) => {
      setTimeout(() => response.writeHead(200).end('{}'), TIMEOUT / 3);
    });
    const all = Array.from({ length: 100 }, () => transport.send(CALL));
    const kinds = (await Promise.all(all)).map(({ outcome }) => outcome.kind);
    expect(new Set(kinds)).toEqual(new Set(['response']));
  });

  test('a kept connection that is closed when it is used: the request is repeated at once', async () => {
    const pauses: number[] = [];
    const { peer, transport } = await open(
      ({ before }, response) => {
        if (before === 1) response.socket?.resetAndDestroy();
        else response.writeHead(200).end('{}');
      },
      '',
      undefined,
      pauses,
    );
    await transport.send(CALL);
    const second = await transport.send(CALL);
    // The peer had read the request: it may have taken effect, and nobody can tell.
    expect(second).toMatchObject({
      outcome: { kind: 'response' },
      attempts: 2,
      mayHaveRepeated: true,
    });
    expect(pauses).toEqual([]);
    expect(peer.connections()).toBe(2);
  });

  test('after that no connection is kept, so that an answer is lost for certain or not at all', async () => {
    const { peer, transport } = await open(({ before }, response) => {
      if (before === 1) response.socket?.resetAndDestroy();
      else response.writeHead(200).end('{}');
    });
    for (let i = 0; i < 2; i++) await transport.send(CALL);
    const later = [await transport.send(CALL), await transport.send(CALL)];
    expect(later.map(({ attempts, mayHaveRepeated }) => [attempts, mayHaveRepeated])).toEqual([
      [1, false],
      [1, false],
    ]);
    expect(peer.connections()).toBe(4);
  });

  test('a server that closes each connection after its answer leaves at most one doubt', async () => {
    const { transport } = await open((_asked, response) => {
      const socket = response.socket as Socket;
      response.writeHead(200, { 'Content-Length': 2 }).end('{}', () => socket.end());
    });
    const all = [];
    for (let i = 0; i < 10; i++) all.push(await transport.send(CALL));
    expect(all.filter(({ outcome }) => outcome.kind !== 'response')).toEqual([]);
    expect(all.filter(({ mayHaveRepeated }) => mayHaveRepeated).length).toBeLessThanOrEqual(1);
  });

  test('an answer lost on a new connection is asked for again, and the exchange says so', async () => {
    const { peer, transport } = await open(({ before }, response) => {
      if (before === 0) response.destroy();
      else response.writeHead(200).end('{}');
    });
    expect(await transport.send(CALL)).toMatchObject({
      outcome: { kind: 'response' },
      attempts: 2,
      mayHaveRepeated: true,
    });
    expect(peer.asked).toHaveLength(2);
  });

  test('a peer that always hangs up is given up, with growing pauses before each attempt', async () => {
    const pauses: number[] = [];
    const { peer, transport } = await open(
      MANNERS['closes-before-the-head'],
      '',
      undefined,
      pauses,
    );
    const exchange = await transport.send(CALL);
    expect(exchange.outcome).toMatchObject({ kind: 'failure', failure: { code: 'reset' } });
    expect(exchange.attempts).toBe(peer.asked.length);
    expect(peer.asked.length).toBeLessThanOrEqual(6);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses).toHaveLength(exchange.attempts - 1);
  });
});

describe('the request as it goes out', () => {
  test('POST of the body, byte for byte, with its length', async () => {
    const { peer, transport } = await open(answers);
    const body = '{"Tags":[{"Key":"ü€𐍈\\u0000"}]}';
    const { request } = await transport.send({ ...CALL, body });
    const [asked] = peer.asked;
    expect(asked).toMatchObject({ method: 'POST', path: '/', body });
    expect(asked && headerOf(asked, 'Content-Length')).toBe(String(Buffer.byteLength(body)));
    expect(asked && headerOf(asked, 'Transfer-Encoding')).toBeUndefined();
    expect(request.body).toBe(body);
  });

  test('no X-Amz-Target where none is meant, and an empty body has length 0', async () => {
    const { peer, transport } = await open(answers);
    await transport.send({ ...CALL, target: null, body: '' });
    const [asked] = peer.asked;
    expect(asked && headerOf(asked, 'X-Amz-Target')).toBeUndefined();
    expect(asked && headerOf(asked, 'Content-Length')).toBe('0');
  });

  test("the endpoint URL's path is kept", async () => {
    const { peer, transport } = await open(answers, '/moto/v1');
    const { request } = await transport.send(CALL);
    expect(peer.asked.map(({ path }) => path)).toEqual(['/moto/v1']);
    expect(request.url).toBe(`${peer.url}/moto/v1`);
  });

  const hasIpv6 = Object.values(networkInterfaces())
    .flat()
    .some((own) => own?.address === '::1');
  test.skipIf(!hasIpv6)('an IPv6 address is connected to, and named in Host', async () => {
    const { peer, transport } = await open(answers, '/', '::1');
    const { outcome } = await transport.send(CALL);
    expect(outcome.kind).toBe('response');
    const [asked] = peer.asked;
    expect(asked && headerOf(asked, 'Host')).toBe(new URL(peer.url).host);
  });
});
