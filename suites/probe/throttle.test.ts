import { afterEach, describe, expect, test } from 'vitest';
import { type Peer, startPeer } from '../../testing/hostile/peer.ts';
import type { Transport } from '../model/exchange.ts';
import { isThrottling } from './throttle.ts';
import { openTransport } from './transport.ts';

/** An answer: status, body, headers. */
type Answer = [status: number, body: string, headers?: Record<string, string>];

const THROTTLING: [string, Answer][] = [
  ['ThrottlingException', [400, '{"__type":"ThrottlingException"}']],
  ['a namespace', [400, '{"__type":"com.amazon.coral.availability#ThrottlingException"}']],
  ['blanks', [400, '{ "message" : "slow" , "__type" : "Throttling" }']],
  ['code', [400, '{"code":"RequestLimitExceeded"}']],
  ['a header', [400, '{}', { 'x-amzn-ErrorType': 'ThrottlingException:http://internal/' }]],
  ['a header and no body', [503, '', { 'X-Amzn-Errortype': 'SlowDown' }]],
  ['status 429', [429, 'whatever']],
  ['SlowDown', [503, '{"__type":"SlowDown"}']],
  ['ServiceUnavailable', [503, '{"__type":"ServiceUnavailable"}']],
  ['TooManyRequestsException', [400, '{"__type":"TooManyRequestsException"}']],
];

const FAULTS: [string, Answer][] = [
  ['a quota', [400, '{"__type":"SnapshotQuotaExceededFault","message":"At most 20."}']],
  ['another quota', [400, '{"__type":"ClusterQuotaForCustomerExceededFault"}']],
  ['a server error', [500, '{"__type":"InternalFailure"}']],
  ['a throttling type under 500', [500, '{"__type":"ThrottlingException"}']],
  ['a throttling type under 200', [200, '{"__type":"ThrottlingException"}']],
  [
    'a message about throttling',
    [400, '{"__type":"InvalidParameterValueException","message":"Throttling is not a name"}'],
  ],
  [
    'a message that quotes a throttled answer',
    [400, JSON.stringify({ __type: 'A', message: '{"__type":"ThrottlingException"}' })],
  ],
  ['an error page', [503, '<html>Throttling</html>']],
];

let peer: Peer | undefined;
let transport: Transport | undefined;

afterEach(async () => {
  transport?.close();
  await peer?.close();
});

/** Sends one request to a peer that gives these answers in turn, the last one for ever. */
async function ask(answers: Answer[], pauses: number[] = [], random = () => 0.5) {
  peer = await startPeer(({ before }, response) => {
    const [status, body, headers] = answers[Math.min(before, answers.length - 1)] as Answer;
    response.writeHead(status, headers).end(body);
  });
  transport = openTransport({
    endpoint: new URL(peer.url),
    service: 'memorydb',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    concurrency: 1,
    timeoutMs: 2_000,
    maxBytes: 1024 * 1024,
    sleep: async (ms) => void pauses.push(ms),
    random,
  });
  return transport.send({
    operation: 'CopySnapshot',
    target: 'AmazonMemoryDB.CopySnapshot',
    contentType: 'application/x-amz-json-1.1',
    body: '{}',
  });
}

describe('throttling is waited for, and is no repeated effect', () => {
  test.for(THROTTLING)('%s', async ([, answer]) => {
    const exchange = await ask([answer, answer, [200, '{}']]);
    expect(exchange).toMatchObject({
      outcome: { response: { status: 200 } },
      attempts: 3,
      mayHaveRepeated: false,
    });
  });

  test('pauses have full jitter and double', async () => {
    const pauses: number[] = [];
    const exchange = await ask([[429, '']], pauses);
    expect(exchange.attempts).toBe(6);
    expect(pauses).toEqual([60, 120, 240, 480, 960]);
  });

  test('jitter goes down to no pause at all', async () => {
    const pauses: number[] = [];
    await ask([[429, '']], pauses, () => 0);
    expect(pauses).toEqual([0, 0, 0, 0, 0]);
  });

  test('an endpoint that never stops throttling has given no answer to the request', async () => {
    const exchange = await ask([[400, '{"__type":"ThrottlingException"}']]);
    expect(exchange.outcome).toEqual({
      kind: 'failure',
      failure: { code: 'throttled', detail: 'asked to slow down 6 times' },
    });
    expect(peer?.asked).toHaveLength(6);
  });
});

describe('every other answer is taken at once: repeating it would hide a fault', () => {
  test.for(FAULTS)('%s', async ([, answer]) => {
    const exchange = await ask([answer, [200, '{}']]);
    expect(exchange).toMatchObject({
      outcome: { response: { status: answer[0] } },
      attempts: 1,
    });
    expect(peer?.asked).toHaveLength(1);
  });

  test('a large body is not searched', () => {
    const body = Buffer.from(`{"a":"${'x'.repeat(5000)}","__type":"ThrottlingException"}`);
    expect(isThrottling({ status: 400, headers: [], body })).toBe(false);
  });
});
