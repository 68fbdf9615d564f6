import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Peer, startPeer } from '../../testing/hostile/peer.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from './transport.ts';

// nock is global: it stands in a file of its own, and every test leaves it as it was.
const URL_OF_NOBODY = 'http://memorydb.us-east-1.amazonaws.test';
const CALL = {
  operation: 'DescribeSnapshots',
  target: 'AmazonMemoryDB.DescribeSnapshots',
  contentType: 'application/x-amz-json-1.1',
  body: '{"MaxResults":20}',
};

let transport: Transport | undefined;
let peer: Peer | undefined;

beforeEach(() => {
  if (!nock.isActive()) nock.activate();
});

afterEach(async () => {
  transport?.close();
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
  await peer?.close();
});

function open(url: string): Transport {
  transport = openTransport({
    endpoint: new URL(url),
    service: 'memorydb',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    concurrency: 2,
    timeoutMs: 1_000,
    maxBytes: 1024,
    sleep: async () => {},
  });
  return transport;
}

test('an interceptor answers in the place of the network, with its bytes and headers', async () => {
  const body = Buffer.from('{"Snapshots":[],"odd":1.0}');
  const scope = nock(URL_OF_NOBODY, { reqheaders: { 'x-amz-target': CALL.target } })
    .post('/', CALL.body)
    .reply(200, body, { 'Content-Type': CALL.contentType, 'X-Odd-Case': 'yes' });
  const { outcome, attempts } = await open(URL_OF_NOBODY).send(CALL);
  expect(attempts).toBe(1);
  if (outcome.kind !== 'response') throw new Error(JSON.stringify(outcome));
  expect(outcome.response.status).toBe(200);
  expect(Buffer.from(outcome.response.body).toString()).toBe(body.toString());
  expect(outcome.response.headers).toContainEqual(['X-Odd-Case', 'yes']);
  scope.done();
});

test('one answer after another comes in order over the same transport', async () => {
  const scope = nock(URL_OF_NOBODY);
  for (const status of [200, 400, 500]) scope.post('/').reply(status, '{"__type":"A"}');
  const own = open(URL_OF_NOBODY);
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) {
    const { outcome } = await own.send(CALL);
    if (outcome.kind === 'response') statuses.push(outcome.response.status);
  }
  expect(statuses).toEqual([200, 400, 500]);
});

test('a lost connection can be replayed', async () => {
  nock(URL_OF_NOBODY)
    .post('/')
    .replyWithError(Object.assign(new Error('x'), { code: 'EPIPE' }));
  nock(URL_OF_NOBODY).post('/').reply(200, '{}');
  const exchange = await open(URL_OF_NOBODY).send(CALL);
  expect(exchange).toMatchObject({
    outcome: { kind: 'response' },
    attempts: 2,
    mayHaveRepeated: true,
  });
});

test('without an interceptor nothing gets to the network', async () => {
  peer = await startPeer((_asked, response) => void response.writeHead(200).end('{}'));
  nock.disableNetConnect();
  const { outcome } = await open(peer.url).send(CALL);
  expect(outcome.kind).toBe('failure');
  expect(peer.asked).toEqual([]);
});
