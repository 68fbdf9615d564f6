import { describe, expect, test } from 'vitest';
import { plant } from './foreign.ts';
import type { Knobs } from './knobs.ts';
import { startOdd } from './server.ts';
import { ODDITIES } from './table.ts';
import { having, MOST, testOdd, testOn } from './tested.ts';

describe('a server that', () => {
  test.for(ODDITIES)('%s', async ([, knobs, odd], { expect }) => {
    const tested = await testOdd(knobs);

    expect(tested.odd).toEqual(odd);
    expect([tested.changed, tested.left]).toEqual([[], []]);
    const clauses = Object.values(odd);
    expect(tested.exitCode).toBe(clauses.includes('fail') ? 1 : 0);
    expect(tested.mostAlive).toBeLessThanOrEqual(MOST);
  });
});

test('a quota of 3 hinders what needs more, and that is no success', async () => {
  // Two of somebody else's count too.
  const { odd, changed, left, exitCode, mostThere } = await testOdd({ quota: 5 });

  const needy = Object.keys(odd).filter((clause) => odd[clause] === 'inconclusive too-many');
  expect(needy).toContain('CopySnapshot/state/copy-of-copy');
  expect(having({ odd }, 'fail')).toEqual([]);
  expect(having({ odd }, 'warn')).toEqual([]);
  expect(exitCode).toBe(3);
  expect(mostThere).toBe(3);
  expect([changed, left]).toEqual([[], []]);
});

test('where all that is made has another name nothing can be tested, and nothing stays', async () => {
  const { odd, changed, left, exitCode } = await testOdd({ renames: 'everything' });

  const verdicts = new Set(Object.values(odd));
  expect([...verdicts].sort()).toEqual(['inconclusive not-arranged', 'skip never-seen']);
  expect(exitCode).toBe(3);
  expect([changed, left]).toEqual([[], []]);
});

test.for(['denied', 'answered'] as const)(
  'deletions that are %s end the run before many things are there, and all are named',
  async (deletions, { expect }) => {
    const tested = await testOdd({ deletions });

    expect(having(tested, 'fail')).toEqual([]);
    expect(having(tested, 'warn')).toEqual([]);
    expect(tested.exitCode).toBe(3);
    expect(tested.mostThere).toBeLessThanOrEqual(12);
    expect(tested.changed.length).toBeGreaterThan(2);
    expect(tested.left).toEqual(tested.changed);
  },
);

test("what begins with the run's own prefix, and was there before, is untouched", async () => {
  const server = await startOdd();
  plant(server.store, 3, 'cfm-tested-');

  const { odd, changed, left } = await testOn(server);

  await server.close();
  expect(odd).toEqual({});
  expect([changed, left]).toEqual([[], []]);
});

test.for<Partial<Knobs>>([{ inventsNames: true }, { makesWhatItRefuses: true }])(
  "copies of the user's own snapshot under names that nobody sent are deleted, too: %o",
  async (knobs, { expect }) => {
    const { changed, left } = await testOdd(knobs, { given: { snapshot: 'theirs-theirs-000' } });

    expect([changed, left]).toEqual([[], []]);
  },
);

test("what an answer shows is not deleted where it was somebody else's before", async () => {
  const server = await startOdd({ showsOthers: true });
  plant(server.store, 2, 'acme-');

  const { odd, changed, left } = await testOn(server);

  await server.close();
  expect(odd['CopySnapshot/output/Snapshot/Name/echo']).toBe('fail');
  expect([changed, left]).toEqual([[], []]);
});
