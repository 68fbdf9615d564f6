import { expect, test } from 'vitest';
import { plant } from './foreign.ts';
import { startOdd } from './server.ts';
import { FURTHER } from './table.ts';
import { having, MOST, testOdd, testOn } from './tested.ts';

/** As patient as the command line is with late reads. */
const PATIENT = {
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  firstPauseMs: 10,
  longestPauseMs: 1_000,
  limitMs: 60_000,
  restMs: 10_000,
  readMs: 8_000,
  stopped: () => false,
};

test.for(FURTHER)('a server that %s', async ([, knobs, odd], { expect }) => {
  const tested = await testOdd(knobs);

  expect(tested.odd).toEqual(odd);
  expect([tested.changed, tested.left]).toEqual([[], []]);
  expect(tested.mostAlive).toBeLessThanOrEqual(MOST);
});

test('a server that keeps the contract passes all clauses, with more draws', async () => {
  const { odd, changed, mostAlive } = await testOdd({}, { runs: 5 });

  expect(odd).toEqual({});
  expect(changed).toEqual([]);
  expect(mostAlive).toBeLessThanOrEqual(MOST);
});

test.for([
  ['lateReadsMs', 100],
  ['lateReadsMs', 1_000],
  ['lateReadsMs', 3_000],
  ['lateForAllMs', 100],
  ['lateForAllMs', 1_000],
] as const)(
  '%s of %i ms are told, and nobody is blamed',
  { timeout: 400_000 },
  async ([knob, ms], { expect }) => {
    const tested = await testOdd({ [knob]: ms }, { patience: PATIENT });

    expect(tested.odd).toEqual({});
    expect(tested.lateMs).toBeGreaterThan(ms / 2);
    expect(tested.lateMs).toBeLessThan(ms * 3);
    expect([tested.changed, tested.left]).toEqual([[], []]);
    expect(tested.mostThere).toBeLessThanOrEqual(16);
  },
);

test('copies that never settle blame nobody, and the run ends soon', async () => {
  const tested = await testOdd({ copies: 'never settle' });

  expect(tested.odd).toEqual({
    'CopySnapshot/faults/InvalidSnapshotStateFault/type': 'inconclusive twin-rejected',
    'CopySnapshot/state/copy-of-copy': 'inconclusive source-state',
    'CopySnapshot/state/survives-source': 'inconclusive helper-failed',
    'CopySnapshot/kms/inherited': 'inconclusive helper-failed',
  });
  expect(tested.exitCode).toBe(3);
  expect([tested.changed, tested.left]).toEqual([[], []]);
  expect(tested.ms).toBeLessThan(30_000);
});

test('where such copies cannot even be deleted, the run ends soon, and each is named', async () => {
  const tested = await testOdd({ copies: 'never settle, nor go' });

  expect(having(tested, 'fail')).toEqual([]);
  expect(tested.changed.length).toBeGreaterThan(2);
  expect(tested.left).toEqual(tested.changed);
  expect(tested.mostThere).toBeLessThanOrEqual(12);
  expect(tested.ms).toBeLessThan(30_000);
});

test('every seventh answer an error: that is told, and nothing else', async () => {
  const tested = await testOdd({ accidents: { every: 7 } });

  expect(having(tested, 'fail')).toEqual(['CopySnapshot/served']);
  expect(having(tested, 'warn')).toEqual([]);
  expect([tested.changed, tested.left]).toEqual([[], []]);
});

test.for([1, 2, 3, 4, 5])(
  'one accident in a hundred: that is told, and nothing else (seed %i)',
  async (seed, { expect }) => {
    const accidents = { oneIn: 100, seed };
    const tested = await testOdd({ accidents }, { runs: 5, timeoutMs: 300 });

    expect(tested.odd).toEqual({ 'CopySnapshot/served': 'fail' });
    expect([tested.changed, tested.left]).toEqual([[], []]);
  },
);

test('two runs at once on one server are both exact', async () => {
  const server = await startOdd({ settleMs: 15 });
  plant(server.store, 2, 'theirs-');
  const before = server.store.text();

  const both = await Promise.all(
    ['cfm-first1-', 'cfm-other2-'].map((prefix) => testOn(server, { prefix, runs: 2, hooks: {} })),
  );

  const after = server.store.text();
  await server.close();
  // What a hook does to the server the other run would feel: there are none.
  const odd = {
    'CopySnapshot/faults/ServiceLinkedRoleNotFoundFault/type': 'inconclusive needs-hook',
    'CopySnapshot/faults/ServiceLinkedRoleNotFoundFault/status': 'skip never-seen',
    'CopySnapshot/faults/SnapshotQuotaExceededFault/type': 'inconclusive needs-hook',
    'CopySnapshot/faults/SnapshotQuotaExceededFault/status': 'skip never-seen',
  };
  expect(both.map((own) => [own.odd, own.exitCode])).toEqual([
    [odd, 0],
    [odd, 0],
  ]);
  expect(both.flatMap(({ left }) => left)).toEqual([]);
  expect(after).toBe(before);
});

test('500 snapshots of others on pages of 20 are turned, and stay', async () => {
  const server = await startOdd({ pages: { least: 1, most: 20 } });
  plant(server.store, 500, 'acme-');

  const { odd, changed, left, exitCode } = await testOn(server);

  await server.close();
  // The list has too many pages of the smallest size, and a larger one takes more things.
  expect(odd).toEqual({ 'CopySnapshot/state/read-in-list': 'inconclusive needs-alive' });
  expect(exitCode).toBe(0);
  expect([changed, left]).toEqual([[], []]);
});
