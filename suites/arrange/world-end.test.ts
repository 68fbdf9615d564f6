import { describe, expect, test } from 'vitest';
import {
  clock,
  faultReply,
  RESOURCES,
  storeOf,
  worldOf,
} from '../../testing/arrange.test.support.ts';

const mine = (name: string) => ({ kind: 'snapshot', name });

describe('giving back', () => {
  test('deletes, the last made first, then lets others make as many', async () => {
    const store = storeOf();
    const { world, journal } = worldOf(store.client, { mostAlive: 2 });
    await world.permits.take(2);
    for (const name of ['a', 'b']) {
      store.put('snapshot', name);
      journal.create(mine(name));
    }

    world.giveBack([mine('a'), mine('b')], 2);
    expect(world.permits.taken()).toBe(2);
    await world.drain();

    expect(store.calls).toEqual(['DeleteSnapshot b', 'DeleteSnapshot a']);
    expect(world.permits.taken()).toBe(0);
    expect(journal.left()).toEqual([]);
  });

  test('nothing returns the permits at once', async () => {
    const { world } = worldOf(storeOf().client);
    await world.permits.take(1);
    world.giveBack([], 1);

    expect(world.permits.taken()).toBe(0);
  });

  test('what cannot be deleted lowers the limit: it stays alive, and in the journal', async () => {
    const store = storeOf(RESOURCES, { answer: () => faultReply('AccessDeniedException') });
    const { world, journal } = worldOf(store.client, { mostAlive: 3 });
    world.noteAccepted('snapshot');
    await world.permits.take(1);
    journal.create(mine('a'));
    world.giveBack([mine('a')], 1);
    await world.drain();

    expect([world.permits.room(), world.permits.lowered()]).toEqual([2, 'undeletable']);
    expect(journal.left()).toEqual([mine('a')]);
  });

  test('what stays busy is waited for once: its kind is then stuck, and others are asked for once', async () => {
    const patience = clock(30);
    const store = storeOf(RESOURCES, { answer: () => faultReply('InvalidSnapshotStateFault') });
    const { world } = worldOf(store.client, { patience });
    world.noteAccepted('snapshot');
    await world.permits.take(2);
    world.giveBack([mine('a')], 1);
    await world.drain();
    const waited = store.calls.length;
    world.giveBack([mine('b')], 1);
    await world.drain();

    expect(world.isStuck('snapshot')).toBe(true);
    expect([waited, store.calls.length - waited]).toEqual([3, 1]);
  });
});

describe('late reads', () => {
  test('are waited for as long as patience allows, until one never showed a change', () => {
    const { world } = worldOf(storeOf().client, { patience: { ...clock(), readMs: 5_000 } });
    world.noteLate('snapshot', 30);
    world.noteLate('snapshot', 20);

    expect([world.lateMs(), world.readMs('snapshot')]).toEqual([30, 5_000]);
    world.noteLate('snapshot', Number.POSITIVE_INFINITY);
    // Twice as late as any that came, and never less than a little.
    expect([world.lateMs(), world.readMs('snapshot'), world.readMs('cluster')]).toEqual([
      30, 100, 5_000,
    ]);
    world.noteLate('snapshot', 200);
    expect(world.readMs('snapshot')).toBe(400);
  });

  test('of what is supplied are noticed', async () => {
    const store = storeOf(RESOURCES, {
      answer: (operation, _input, before) =>
        operation === 'DescribeClusters' && before < 2
          ? faultReply('ClusterNotFoundFault')
          : undefined,
    });
    const { world } = worldOf(store.client);

    expect(await world.supply('cluster')).toMatchObject({ ok: true });
    expect(world.lateMs()).toBe(10);
  });
});
