import { expect, test } from 'vitest';
import { loadResources } from '../../specs/resources.ts';
import type { Reply } from '../model/reply.ts';
import { newRemoval } from './remove-surely.ts';

const MISSING: Reply = { kind: 'fault', status: 400, type: 'SnapshotNotFoundFault', body: {} };
const DELETED: Reply = { kind: 'success', status: 200, body: {} };
const shown = (Status: string): Reply => ({
  kind: 'success',
  status: 200,
  body: { Snapshots: [{ Name: 'a', Status }] },
});

/** Removes snapshots, one after the other, where deletions and looks are answered so in turn. */
async function removed(deletions: Reply[], looks: Reply[], lateMs = 0) {
  const counts = { deletions: 0, looks: 0 };
  const next = (replies: Reply[], kind: keyof typeof counts) => async () =>
    replies[Math.min(counts[kind]++, replies.length - 1)] as Reply;
  const removal = newRemoval({
    client: next(deletions, 'deletions'),
    looking: next(looks, 'looks'),
    readMs: () => 20,
    lateMs: () => lateMs,
  });
  const { snapshot } = loadResources();
  if (!snapshot) throw new Error('no snapshots');
  const patience = {
    ...{ sleep: async () => {}, stopped: () => false },
    ...{ firstPauseMs: 5, longestPauseMs: 5, limitMs: 50 },
  };
  const one = () => removal.remove(snapshot, 'a', patience);
  return { outcome: await one(), ...counts, next: { outcome: await one(), ...counts } };
}

test('a deletion that was seen to be one makes others of its kind believed', async () => {
  const { outcome, looks, next } = await removed([DELETED], [shown('available'), MISSING]);

  expect([outcome, looks]).toEqual(['gone', 2]);
  expect([next.outcome, next.looks]).toEqual(['gone', 2]);
});

test('what is on its way out has gone', async () => {
  expect((await removed([DELETED], [shown('deleting')])).outcome).toBe('gone');
});

test('a deletion that is answered, and nothing comes of it, is none, each time', async () => {
  const { outcome, next } = await removed([DELETED], [shown('available')]);

  expect([outcome, next.outcome]).toEqual(['kept', 'kept']);
});

test('where nobody says what is there, the answer is believed', async () => {
  const silent: Reply = { kind: 'failure', failure: { code: 'not-recorded', detail: '' } };

  expect((await removed([DELETED], [silent])).outcome).toBe('gone');
});

test('where reads are late, what is missing is asked for again', async () => {
  const { outcome, deletions } = await removed([MISSING, MISSING, DELETED], [MISSING], 50);

  expect([outcome, deletions]).toEqual(['gone', 3]);
});

test('where they are not, what is missing is missing', async () => {
  const { outcome, deletions } = await removed([MISSING], [MISSING]);

  expect([outcome, deletions]).toEqual(['missing', 1]);
});
