import { expect, test } from 'vitest';
import { loadResources } from '../../specs/resources.ts';
import { cleanUp } from './clean-up.ts';
import type { Client } from './client.ts';
import { newJournal } from './journal.ts';

const NAMES = ['cfm-a', 'cfm-b', 'cfm-c', 'cfm-d'];
const LIMIT_MS = 1_000;

/** Cleans up four snapshots that are never deleted; returns what is left, and the pauses in all. */
async function cleaned(fault: string, isStuck?: (kind: string) => boolean) {
  let paused = 0;
  const client: Client = async (operation) =>
    operation === 'DeleteSnapshot'
      ? { kind: 'fault', status: 400, type: fault, body: {} }
      : { kind: 'success', status: 200, body: { Snapshots: NAMES.map((Name) => ({ Name })) } };
  const journal = newJournal();
  for (const name of NAMES) journal.create({ kind: 'snapshot', name });
  const left = await cleanUp({
    ...{ client, journal, resources: loadResources(), prefix: 'cfm-', concurrency: 1 },
    ...{ before: {}, doubtful: () => false, lateMs: 0, ...(isStuck && { isStuck }) },
    patience: {
      sleep: async (ms) => {
        paused += ms;
      },
      ...{ firstPauseMs: 50, longestPauseMs: 50, limitMs: LIMIT_MS, stopped: () => false },
    },
  });
  return { left: left.map(({ name }) => name), paused };
}

test('things that never come to rest are waited for once, not once each', async () => {
  const { left, paused } = await cleaned('InvalidSnapshotStateFault');

  expect(left).toEqual(NAMES);
  expect(paused).toBeGreaterThanOrEqual(LIMIT_MS);
  expect(paused).toBeLessThan(2 * LIMIT_MS);
});

test('where the run has waited already, they are not waited for long', async () => {
  expect((await cleaned('InvalidSnapshotStateFault', () => true)).paused).toBeLessThan(LIMIT_MS);
});

test('a deletion that is denied is not waited for', async () => {
  expect(await cleaned('AccessDeniedException')).toEqual({ left: NAMES, paused: 0 });
});
