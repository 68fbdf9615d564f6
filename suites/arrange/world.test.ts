import { describe, expect, test } from 'vitest';
import { faultReply, RESOURCES, storeOf, worldOf } from '../../testing/arrange.test.support.ts';
import { answeredName } from './things.ts';

const SHARED = 'cfm-x-shared-snapshot';
const mine = (name: string) => ({ kind: 'snapshot', name });

describe('what is supplied', () => {
  test('is made once, with what it refers to, however many ask at once', async () => {
    const store = storeOf();
    const { world, journal } = worldOf(store.client);

    const all = await Promise.all([1, 2, 3].map(() => world.supply('snapshot')));

    expect(all.map((own) => own.ok && own.name)).toEqual([SHARED, SHARED, SHARED]);
    expect(store.calls.filter((call) => call.startsWith('Create'))).toEqual([
      'CreateCluster cfm-x-shared-cluster',
      `CreateSnapshot ${SHARED}`,
    ]);
    expect(world.made()).toBe(2);
    // Written down before it is there, so that nothing outlives a run that is cut off.
    expect(journal.left()).toEqual([
      { kind: 'cluster', name: 'cfm-x-shared-cluster' },
      mine(SHARED),
    ]);
  });

  test('stays alive, so that there is room for so many less', async () => {
    const { world } = worldOf(storeOf().client, { mostAlive: 3 });
    await world.supply('snapshot');

    expect([world.permits.room(), world.permits.taken()]).toEqual([1, 2]);
  });

  test('as taken is another thing, made after the shared one: two at once may find it busy', async () => {
    const store = storeOf();
    const { world } = worldOf(store.client);

    await Promise.all([world.supply('snapshot', 'taken'), world.supply('snapshot')]);

    expect(store.calls.filter((call) => call.startsWith('CreateSnapshot'))).toEqual([
      `CreateSnapshot ${SHARED}`,
      'CreateSnapshot cfm-x-taken-snapshot',
    ]);
    expect(world.nameOf('snapshot', 'taken')).toBe('cfm-x-taken-snapshot');
  });

  test('carries the members that the user wants', async () => {
    const inputs: unknown[] = [];
    const store = storeOf(RESOURCES, {
      answer: (operation, input) => {
        if (operation === 'CreateCluster') inputs.push(input['SubnetGroupName']);
        return undefined;
      },
    });
    await worldOf(store.client, { members: { cluster: { SubnetGroupName: 'mine' } } }).world.supply(
      'cluster',
    );

    expect(inputs).toEqual(['mine']);
  });

  test.each<[string, 'cluster' | 'snapshot', string]>([
    ['cannot be made', 'snapshot', 'CreateSnapshot'],
    ['is made of what cannot be made', 'snapshot', 'CreateCluster'],
  ])('that %s says why, and holds no place', async (_what, kind, refused) => {
    const store = storeOf(RESOURCES, {
      answer: (operation) => (operation === refused ? faultReply('NoFault') : undefined),
    });
    const { world } = worldOf(store.client, { mostAlive: 2 });

    expect(await world.supply(kind)).toMatchObject({
      ok: false,
      reason: { code: 'arrange-rejected', operation: refused },
    });
    expect(world.permits.taken()).toBe(refused === 'CreateCluster' ? 0 : 1);
    // Nothing has the name: whoever asks for it meets a missing thing.
    expect(world.nameOf(kind)).toBe(`cfm-x-no-${kind}`);
  });

  test('of a kind that nobody knows is not made', async () => {
    expect(await worldOf(storeOf().client).world.supply('rabbit')).toEqual({
      ok: false,
      reason: { code: 'no-way-to-make', kind: 'rabbit' },
    });
  });

  test('where there is no room for it is refused, and nothing waits for ever', async () => {
    const store = storeOf();
    const { world } = worldOf(store.client, { mostAlive: 1 });

    expect(await world.supply('snapshot')).toEqual({
      ok: false,
      reason: { code: 'too-many', kind: 'snapshot' },
    });
    expect(store.names('snapshot')).toEqual([]);
  });
});

describe('a thing of the user', () => {
  test('is read and named, never made, written down or deleted', async () => {
    const store = storeOf();
    store.put('snapshot', 'Theirs');
    const { world, journal } = worldOf(store.client, { given: { snapshot: 'Theirs' } });

    expect(await world.supply('snapshot')).toEqual({
      ok: true,
      name: 'Theirs',
      thing: { Name: 'Theirs' },
    });
    expect(world.nameOf('snapshot')).toBe('Theirs');
    expect(store.calls).toEqual(['DescribeSnapshots Theirs']);
    expect(journal.left()).toEqual([]);
    expect([world.made(), world.permits.taken()]).toEqual([0, 0]);
  });

  test('that is not there is told by its name, and nothing is made in its place', async () => {
    const store = storeOf();
    const { world } = worldOf(store.client, { given: { snapshot: 'nowhere' } });

    expect(await world.supply('snapshot')).toEqual({
      ok: false,
      reason: { code: 'missing', name: 'nowhere' },
    });
    expect(store.calls.filter((call) => call.startsWith('Create'))).toEqual([]);
  });

  test('is not taken for the one whose name is there to be taken', async () => {
    const store = storeOf();
    store.put('snapshot', 'Theirs');
    const { world } = worldOf(store.client, { given: { snapshot: 'Theirs' } });

    expect(await world.supply('snapshot', 'taken')).toMatchObject({ name: 'cfm-x-taken-snapshot' });
  });
});

describe('names', () => {
  test('are claimed once, in any letter case: on some endpoints two would be one', () => {
    const { world } = worldOf(storeOf().client);

    expect([world.claim(mine('a')), world.claim(mine('A')), world.claim(mine('b'))]).toEqual([
      true,
      false,
      true,
    ]);
    expect(world.claim({ kind: 'cluster', name: 'a' })).toBe(true);
  });

  test('whose creation was refused are doubted, until one of them is there', () => {
    const { world } = worldOf(storeOf().client);
    world.noteRefused(mine('a'), true);
    expect([world.isRefused(mine('a')), world.isRefused(mine('A'))]).toEqual([true, false]);
    world.noteRefused(mine('a'), false);
    expect(world.isRefused(mine('a'))).toBe(false);
  });

  test.each([
    [{ Snapshot: { Name: 'own' } }, 'own'],
    [{ Snapshot: { Name: null } }, null],
    [{ Snapshot: {} }, undefined],
    [{ Snapshot: ['own'] }, undefined],
    [{ Snapshot: null }, undefined],
    [{}, undefined],
  ])('an answer of %j shows %j', (body, name) => {
    expect(answeredName(RESOURCES, 'snapshot', body)).toBe(name);
  });
});
