import { describe, expect, test } from 'vitest';
import type { Call, Exchange, Transport } from '../model/exchange.ts';
import { watchdog } from './watchdog.ts';

const HARMLESS = call('DescribeSnapshots');

function call(operation: string): Call {
  return { operation, target: operation, contentType: 'application/json', body: '{}' };
}

/** A transport on which some operations are answered and the others are not. */
function answering(answers: (call: Call) => boolean) {
  const asked: string[] = [];
  const transport: Transport = {
    async send(own): Promise<Exchange> {
      asked.push(own.operation);
      const outcome: Exchange['outcome'] = answers(own)
        ? { kind: 'response', response: { status: 400, headers: [], body: new Uint8Array() } }
        : { kind: 'failure', failure: { code: 'headers-timeout', detail: 'silence' } };
      const request = { method: 'POST', url: 'http://127.0.0.1/', headers: [], body: own.body };
      return { request, outcome, attempts: 1, mayHaveRepeated: false };
    },
    close() {},
  };
  return { transport, asked };
}

async function sendAll(send: (call: Call) => Promise<Exchange>, operation: string, times: number) {
  for (let i = 0; i < times; i++) await send(call(operation));
}

describe('the guard', () => {
  test('an endpoint that does not even answer a harmless request is lost', async () => {
    const { transport, asked } = answering(() => false);
    const guarded = watchdog(transport, HARMLESS);
    await sendAll(guarded.send, 'CopySnapshot', 12);
    expect(guarded.ended()).toBe('endpoint-lost');
    expect(asked.at(-1)).toBe('DescribeSnapshots');
    expect(guarded.requests()).toBe(13);
  });

  test('one that fails on some requests only is a finding, and is not lost', async () => {
    const { transport } = answering(({ operation }) => operation === 'DescribeSnapshots');
    const guarded = watchdog(transport, HARMLESS);
    await sendAll(guarded.send, 'CopySnapshot', 100);
    expect(guarded.ended()).toBeNull();
  });

  test('any answer in between begins the count anew, and asks for nothing', async () => {
    const { transport, asked } = answering(({ operation }) => operation === 'Good');
    const guarded = watchdog(transport, HARMLESS);
    for (let i = 0; i < 10; i++) {
      await sendAll(guarded.send, 'Bad', 11);
      await sendAll(guarded.send, 'Good', 1);
    }
    expect(asked).not.toContain('DescribeSnapshots');
    expect(guarded.ended()).toBeNull();
  });

  test('many failures at once lead to one question, not to many', async () => {
    const { transport, asked } = answering(() => false);
    const guarded = watchdog(transport, HARMLESS);
    await Promise.all(Array.from({ length: 30 }, () => guarded.send(call('CopySnapshot'))));
    expect(guarded.ended()).toBe('endpoint-lost');
    expect(asked.filter((operation) => operation === 'DescribeSnapshots')).toHaveLength(1);
  });
});
