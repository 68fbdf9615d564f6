import { expect, test } from 'vitest';
import { loadResources } from '../../specs/resources.ts';
import { newJournal } from '../arrange/journal.ts';
import { newWorld } from '../arrange/world.ts';
import { newLedger } from './ledger.ts';

const OPERATION = 'CreateMultiRegionCluster';

/** What a ledger says was made where a suffix was asked for and a whole name was answered. */
function madeOf(suffix: string, whole: string) {
  const journal = newJournal();
  const patience = {
    sleep: async () => {},
    firstPauseMs: 1,
    longestPauseMs: 1,
    limitMs: 1,
    stopped: () => false,
  };
  const client = async () => ({ kind: 'success' as const, status: 200, body: {} });
  const about = { resources: loadResources(), client, journal, patience, prefix: 'run-' };
  const world = newWorld({ ...about, before: {}, given: {}, members: {}, mostAlive: 4 });
  const ledger = newLedger({ world, journal });
  const input = { MultiRegionClusterNameSuffix: suffix };
  ledger.before(OPERATION, input);
  const body = { MultiRegionCluster: { MultiRegionClusterName: whole } };
  ledger.after(OPERATION, input, { kind: 'success', status: 200, body });
  return ledger.made().map(({ name }) => name);
}

test('a whole name that the service made of the run’s is deleted too', () => {
  expect(madeOf('run-a', 'virxk-run-a')).toEqual(['run-a', 'virxk-run-a']);
});

test('a whole name that is not of the run is left alone', () => {
  expect(madeOf('run-a', 'virxk-other-a')).toEqual(['run-a']);
});
