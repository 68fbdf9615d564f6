import { expect, test } from 'vitest';
import type { Reply } from '../model/reply.ts';
import { persistent } from './persistent.ts';

const OK: Reply = { kind: 'success', status: 200, body: {} };
const ERROR: Reply = { kind: 'fault', status: 500, type: 'InternalFailure', body: {} };
const GATEWAY: Reply = { kind: 'unreadable', status: 502, problem: 'not-json', contentType: '' };
const REFUSAL: Reply = { kind: 'fault', status: 400, type: 'AccessDeniedException', body: {} };
const failure = (code: 'headers-timeout' | 'refused'): Reply => ({
  kind: 'failure',
  failure: { code, detail: '' },
});

/** What a call comes to where the answers are these, the last one for ever. */
async function called(...answers: Reply[]) {
  let calls = 0;
  let accidents = 0;
  const client = persistent(
    async () => answers[Math.min(calls++, answers.length - 1)] as Reply,
    { sleep: async () => {}, firstPauseMs: 1 },
    () => accidents++,
  );
  return { reply: await client('DescribeClusters', {}), calls, accidents };
}

test.for([
  ['an error', [ERROR, OK]],
  ['a page of a gateway', [GATEWAY, OK]],
  ['silence', [failure('headers-timeout'), OK]],
] as const)('%s is asked again, and told of', async ([, answers]) => {
  expect(await called(...answers)).toEqual({ reply: OK, calls: 2, accidents: 1 });
});

test('an error that stays is the answer', async () => {
  expect(await called(ERROR)).toEqual({ reply: ERROR, calls: 3, accidents: 3 });
});

test('silence is waited for twice only: each time lasts long', async () => {
  expect((await called(failure('headers-timeout'))).calls).toBe(2);
});

test.for([
  ['a refusal', REFUSAL],
  ['a connection that nobody takes', failure('refused')],
] as const)('%s is an answer', async ([, reply]) => {
  expect(await called(reply)).toEqual({ reply, calls: 1, accidents: 0 });
});
