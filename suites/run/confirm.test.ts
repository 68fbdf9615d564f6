import { describe, expect, test } from 'vitest';
import { experimentOf, inTurn, roomFor, stageOf } from '../../testing/draws.test.support.ts';
import { type Answer, COPIED, fault } from '../../testing/traces.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { broken, HOLDS } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';
import { confirm } from './confirm.ts';
import type { Failure } from './count.ts';
import { type ExamineOptions, newResult } from './examine.ts';
import { newServed } from './served.ts';

const WRONG = fault('FirstFault');
const WRONG_AGAIN = fault('SecondFault');
const FAILURE: Failure = {
  experiment: 'Op/clause#way',
  draw: { a: 1 },
  expected: { code: 'accepted' },
  actual: { code: 'reply', reply: { kind: 'fault', status: 400, type: 'FirstFault' } },
  trace: [],
  step: null,
  seed: 5,
  path: '0:1',
  shrinks: 2,
};

/** Broken by any fault, by the last step that is one. */
function judge(trace: Trace) {
  const reply = trace
    .map(({ exchange }) => readReply(exchange))
    .find(({ kind }) => kind === 'fault');
  return reply ? broken({ code: 'accepted' }, { code: 'reply', reply: summary(reply) }) : HOLDS;
}

async function confirmed(
  answers: Answer[],
  own: Partial<Experiment> = {},
  { clause = 'Op/clause', stopped = (): boolean => false } = {},
) {
  const next = inTurn(...answers);
  const draws: unknown[] = [];
  const experiment = experimentOf({
    judge,
    async act(draw, stage) {
      draws.push(draw);
      await stage.call('probe', 'CopySnapshot', {});
    },
    ...own,
  });
  const how: ExamineOptions = {
    seed: 1,
    runs: 1,
    world: roomFor(12),
    known: () => ({ things: {} }),
    observe: (trace) => [['Op/observed', judge(trace), 0]],
    served: newServed('CopySnapshot'),
    operation: 'CopySnapshot',
    requests: () => 0,
    slow: true,
    stopped,
  };
  const result = await confirm(clause, newResult(experiment), FAILURE, () => stageOf(next), how);
  return { result, calls: next.given, draws };
}

describe('a finding that is tried again', () => {
  test('and shows again is told with the answer that came then', async () => {
    const { result, draws } = await confirmed([WRONG_AGAIN]);

    expect(result).toMatchObject({
      confirmed: true,
      actual: { reply: { type: 'SecondFault' } },
      // Still the case that was found.
      draw: { a: 1 },
      seed: 5,
      path: '0:1',
    });
    expect(result.trace).toHaveLength(1);
    expect(draws).toEqual([{ a: 1 }]);
  });

  test('and does not was seen once; it keeps the answer that showed it', async () => {
    const { result, calls } = await confirmed([COPIED, WRONG]);

    expect(result).toEqual({ ...FAILURE, confirmed: false });
    expect(calls).toBe(1);
  });

  test('of a clause on answers is judged by that clause, and told with its step', async () => {
    const { result } = await confirmed([WRONG_AGAIN], {}, { clause: 'Op/observed' });

    expect(result).toMatchObject({ confirmed: true, step: 0 });
  });

  test('in a run that is to end is neither', async () => {
    const { result, calls } = await confirmed([WRONG], {}, { stopped: () => true });

    expect([result, calls]).toEqual([FAILURE, 0]);
  });
});

describe('a race', () => {
  test('that is drawn often is run several times: it is lost now and then', async () => {
    const { result, calls } = await confirmed([COPIED, COPIED, COPIED, WRONG], { weight: 1 });

    expect([result.confirmed, calls]).toEqual([true, 4]);
  });

  test('is given up at last', async () => {
    const { result, calls } = await confirmed([COPIED], { weight: 2 });

    expect([result.confirmed, calls]).toEqual([false, 8]);
  });

  test('is one where requests were under way at once, whatever its weight', async () => {
    const { result, calls } = await confirmed([COPIED, COPIED, COPIED, COPIED, WRONG], {
      async act(_draw, stage) {
        const [one, other] = [
          await stage.call('probe', 'CopySnapshot', {}),
          await stage.call('probe', 'CopySnapshot', {}),
        ];
        one.ended = other.ended;
      },
    });

    expect([result.confirmed, calls]).toEqual([true, 6]);
  });
});
