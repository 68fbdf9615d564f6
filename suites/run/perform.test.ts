import { describe, expect, test } from 'vitest';
import { faultReply, storeOf, worldOf } from '../../testing/arrange.test.support.ts';
import { experimentOf, inTurn, roomFor, stageOf } from '../../testing/draws.test.support.ts';
import { type Answer, COPIED, fault } from '../../testing/traces.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { isAccident, perform } from './perform.ts';

const QUOTA = fault('SnapshotQuotaExceededFault');
const STUMBLED = fault('InternalFailure', 500);
const SILENCE: Answer = { failure: 'headers-timeout' };

/** Performs one draw on an endpoint that answers like this. */
async function performed(
  answers: Answer[],
  own: Partial<Experiment> = {},
  world = roomFor(12),
  stopped = () => false,
) {
  const next = inTurn(...answers);
  const rooms: number[] = [];
  const stage = await perform(experimentOf(own), null, false, {
    world,
    stage: () => {
      rooms.push(world.permits.room());
      return stageOf(next);
    },
    stopped,
    onSteps() {},
  });
  await world.drain();
  return { stage, calls: next.given, rooms, world };
}

describe('a draw', () => {
  test('that goes well is acted once, and gives back what it took', async () => {
    const { stage, calls, world } = await performed([COPIED]);

    expect([calls, stage.blocked, world.permits.taken(), world.permits.most()]).toEqual([
      1,
      null,
      0,
      1,
    ]);
  });

  test.each<[string, Answer]>([
    ['an error of the server’s own', STUMBLED],
    ['silence', SILENCE],
    ['a broken connection', { failure: 'reset' }],
  ])('that meets %s once is acted again, and judged by what came then', async (_what, accident) => {
    const { stage, calls } = await performed([accident, COPIED]);

    expect(calls).toBe(2);
    expect(stage.trace.some(isAccident)).toBe(false);
  });

  test('that meets an accident each time is judged by it: then it is the answer', async () => {
    const { stage, calls } = await performed([STUMBLED]);

    expect(calls).toBe(3);
    expect(stage.trace.every(isAccident)).toBe(true);
  });

  test('whose answer is too large met no accident: it would be so again', async () => {
    expect((await performed([{ failure: 'too-large' }, COPIED])).calls).toBe(1);
  });

  test('is not acted again when the run is to end', async () => {
    expect((await performed([STUMBLED, COPIED], {}, roomFor(12), () => true)).calls).toBe(1);
  });

  test('that throws gives back its permits all the same', async () => {
    const world = roomFor(2);
    const act = async () => {
      throw new Error('ours');
    };

    await expect(performed([], { act }, world)).rejects.toThrow('ours');
    expect(world.permits.taken()).toBe(0);
  });

  test('tells of the steps of every try: an accident is counted, however it ends', async () => {
    const told: number[] = [];
    const next = inTurn(STUMBLED, COPIED);
    await perform(experimentOf(), null, false, {
      world: roomFor(1),
      stage: () => stageOf(next),
      stopped: () => false,
      onSteps: (trace) => told.push(trace.length),
    });

    expect(told).toEqual([1, 1]);
  });
});

describe('a quota', () => {
  test('that is met halves what may be alive, and the draw is acted again', async () => {
    const { stage, rooms } = await performed([QUOTA, QUOTA, COPIED], {}, roomFor(12));

    expect(rooms).toEqual([12, 6, 3]);
    expect(stage.trace.map(({ exchange }) => exchange.outcome)).toMatchObject([
      { response: { status: 200 } },
    ]);
  });

  test('waits until all that was given back is gone', async () => {
    const store = storeOf();
    const { world } = worldOf(store.client, { mostAlive: 4 });
    store.put('snapshot', 'cfm-x-a');
    await world.permits.take(1);
    world.giveBack([{ kind: 'snapshot', name: 'cfm-x-a' }], 1);
    const left: number[] = [];
    const next = inTurn(QUOTA, COPIED);
    await perform(experimentOf(), null, false, {
      world,
      stage: () => {
        left.push(store.names('snapshot').length);
        return stageOf(next);
      },
      stopped: () => false,
      onSteps() {},
    });

    expect(left.at(-1)).toBe(0);
  });

  test('that is met by one thing alone is the answer', async () => {
    const { calls, stage } = await performed([QUOTA], {}, roomFor(2));

    expect(calls).toBe(2);
    expect(stage.trace).toHaveLength(1);
  });

  test('that the experiment asked for is what it came for', async () => {
    const expects = { kind: 'refused', types: ['SnapshotQuotaExceededFault'] } as const;
    const { calls, world } = await performed([QUOTA], {
      expects: { ...expects, types: [...expects.types] },
    });

    expect([calls, world.permits.lowered()]).toEqual([1, null]);
  });
});

describe('a draw that needs more things than are allowed', () => {
  test('is not acted, and says how many it would take', async () => {
    const { stage, calls } = await performed([COPIED], { alive: 3 }, roomFor(2));

    expect([calls, stage.blocked]).toEqual([0, { code: 'needs-alive', count: 3 }]);
  });

  test('counts those that all borrow', async () => {
    const world = roomFor(3);
    await world.permits.take(2);
    world.permits.keep(2);

    expect((await performed([COPIED], { alive: 2 }, world)).stage.blocked).toEqual({
      code: 'needs-alive',
      count: 4,
    });
  });

  test('because the endpoint had too many says that: no flag of the user’s would help', async () => {
    const world = roomFor(4);
    world.permits.halve();

    expect((await performed([COPIED], { alive: 3 }, world)).stage.blocked).toEqual({
      code: 'too-many',
      kind: 'thing',
    });
  });
});

describe('what a draw borrows', () => {
  test('and cannot be had blocks it, with the reason', async () => {
    const store = storeOf({}, {});
    const { world } = worldOf(store.client);

    expect(
      (await performed([COPIED], { borrows: ['cluster'] }, world)).stage.blocked,
    ).toMatchObject({
      code: 'not-arranged',
      kind: 'cluster',
      reason: { code: 'arrange-rejected' },
    });
  });

  test('to be named only is done without where it cannot be had: a name that is free will show', async () => {
    const store = storeOf(undefined, {
      answer: (operation, _input, before) =>
        operation === 'CreateSnapshot' && before >= 0 ? faultReply('NoFault') : undefined,
    });
    const { world } = worldOf(store.client);

    expect(
      (await performed([COPIED], { borrows: ['taken snapshot'] }, world)).stage.blocked,
    ).toBeNull();
  });
});
