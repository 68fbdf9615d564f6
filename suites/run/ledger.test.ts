import { describe, expect, test } from 'vitest';
import { faultReply, OK, storeOf, success, worldOf } from '../../testing/arrange.test.support.ts';
import type { Json } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import { newLedger } from './ledger.ts';

const mine = (name: Json) => ({ kind: 'snapshot', name });
const copyTo = (TargetSnapshotName: Json) => ({ SourceSnapshotName: 's', TargetSnapshotName });
const copied = (Name: Json) => success({ Snapshot: { Name } });
const shown = (...names: Json[]) => success({ Snapshots: names.map((Name) => ({ Name })) });
const REFUSED = faultReply('InvalidParameterValueException');

/** A ledger that hears of a call and its answer. */
function ledgerOf(around = worldOf(storeOf().client)) {
  const { world, journal } = around;
  const ledger = newLedger({ world, journal });
  return {
    ...around,
    ledger,
    hear(operation: string, input: Parameters<typeof ledger.before>[1], reply: Reply) {
      ledger.before(operation, input);
      ledger.after(operation, input, reply);
      return ledger.made();
    },
  };
}

describe('what a call may make', () => {
  test.each<Json>(['cfm-x-A', '', null, 5, true, ['a'], { a: 1 }])(
    'is written down as it is sent, before it is sent: %j',
    (name) => {
      const { ledger, journal } = ledgerOf();
      ledger.before('CopySnapshot', copyTo(name));

      expect(journal.left()).toEqual([mine(name)]);
    },
  );

  test('is nothing where no name is sent, or the body is no input', () => {
    const { ledger, journal } = ledgerOf();
    ledger.before('CopySnapshot', {});
    ledger.before('CopySnapshot', null);
    ledger.before('DescribeSnapshots', { SnapshotName: 'cfm-x-a' });

    expect(journal.left()).toEqual([]);
  });
});

describe('what a call made', () => {
  test.each<[string, Reply]>([
    ['success', copied('cfm-x-a')],
    ['success without a word', OK],
    ['error of the server’s own: it may be there', faultReply('InternalFailure', 500)],
    [
      'broken connection: it may be there',
      { kind: 'failure', failure: { code: 'reset', detail: '' } },
    ],
    [
      'answer that nobody can read: it may be there',
      { kind: 'unreadable', status: 200, problem: 'not-json', contentType: '' },
    ],
  ])('is to be deleted after a %s', (_what, reply) => {
    const { hear, world } = ledgerOf();

    expect(hear('CopySnapshot', copyTo('cfm-x-a'), reply)).toEqual([mine('cfm-x-a')]);
    expect([world.made(), world.isRefused(mine('cfm-x-a'))]).toEqual([1, false]);
  });

  test('twice is one thing', () => {
    const { hear, world } = ledgerOf();
    for (let i = 0; i < 2; i++) hear('CopySnapshot', copyTo('cfm-x-a'), copied('cfm-x-a'));

    expect(world.made()).toBe(1);
  });

  test('is told by its own name where the endpoint chose one, beside the one that was asked for', () => {
    const { hear, journal } = ledgerOf();
    const both = [mine('cfm-x-a'), mine('cfm-x-auto-1')];

    expect(hear('CopySnapshot', copyTo('cfm-x-a'), copied('cfm-x-auto-1'))).toEqual(both);
    expect(journal.left()).toEqual(both);
  });

  test('in another letter case is the same thing', () => {
    const { hear } = ledgerOf();

    expect(hear('CopySnapshot', copyTo('cfm-x-A'), copied('cfm-x-a'))).toEqual([mine('cfm-x-A')]);
  });

  test('under a name that another draw asked for is that draw’s, whatever the answer says', () => {
    const around = worldOf(storeOf().client);
    const [one, other] = [ledgerOf(around), ledgerOf(around)];
    other.hear('CopySnapshot', copyTo('cfm-x-b'), copied('cfm-x-b'));

    expect(one.hear('CopySnapshot', copyTo('cfm-x-a'), copied('cfm-x-b'))).toEqual([
      mine('cfm-x-a'),
    ]);
  });

  test('under a name that was there before the run is never deleted by it', () => {
    const before = { snapshot: new Set(['"theirs"', '"nightly"']) };
    const { hear } = ledgerOf(worldOf(storeOf().client, { before }));

    expect(hear('CopySnapshot', copyTo('cfm-x-a'), copied('nightly'))).toEqual([mine('cfm-x-a')]);
    expect(hear('CopySnapshot', copyTo('theirs'), copied('theirs'))).toEqual([mine('cfm-x-a')]);
    expect(hear('CopySnapshot', copyTo(null), OK)).toEqual([mine('cfm-x-a')]);
  });

  test('is nothing after a refusal: its name is doubted, and stays in the journal', () => {
    const { hear, world, journal } = ledgerOf();

    expect(hear('CopySnapshot', copyTo('cfm-x-a'), REFUSED)).toEqual([]);
    expect(world.isRefused(mine('cfm-x-a'))).toBe(true);
    expect(journal.left()).toEqual([mine('cfm-x-a')]);
    expect(world.made()).toBe(0);
  });

  test('is still there after a second call of its name was refused', () => {
    const { hear, world } = ledgerOf();
    hear('CopySnapshot', copyTo('cfm-x-a'), copied('cfm-x-a'));

    expect(hear('CopySnapshot', copyTo('cfm-x-a'), REFUSED)).toEqual([mine('cfm-x-a')]);
    expect(world.isRefused(mine('cfm-x-a'))).toBe(false);
  });
});

describe('a read by name', () => {
  test('that shows what was refused tells that it was made', () => {
    const { hear, world } = ledgerOf();
    hear('CopySnapshot', copyTo('cfm-x-a'), REFUSED);

    expect(hear('DescribeSnapshots', { SnapshotName: 'cfm-x-a' }, shown('cfm-x-a'))).toEqual([
      mine('cfm-x-a'),
    ]);
    expect([world.isRefused(mine('cfm-x-a')), world.made()]).toEqual([false, 1]);
  });

  test('that shows another thing says nothing', () => {
    const { hear } = ledgerOf();

    expect(hear('DescribeSnapshots', { SnapshotName: 'cfm-x-a' }, shown('cfm-x-b', null))).toEqual(
      [],
    );
  });

  test('of all, without a name, makes nothing ours', () => {
    expect(ledgerOf().hear('DescribeSnapshots', {}, shown('cfm-x-of-another-draw'))).toEqual([]);
  });
});

describe('a deletion', () => {
  test.each<[string, Reply, number]>([
    ['that was accepted', OK, 0],
    ['of what is not there any more', faultReply('SnapshotNotFoundFault'), 0],
    ['that was refused', faultReply('InvalidSnapshotStateFault'), 1],
    ['whose answer was lost', { kind: 'failure', failure: { code: 'reset', detail: '' } }, 1],
  ])('%s leaves %i… to be deleted', (_what, reply, left) => {
    const { hear, journal } = ledgerOf();
    hear('CopySnapshot', copyTo('cfm-x-A'), copied('cfm-x-a'));

    expect(hear('DeleteSnapshot', { SnapshotName: 'cfm-x-a' }, reply)).toHaveLength(left);
    expect(journal.left()).toHaveLength(left);
  });
});

test('what is borrowed by all is never one draw’s to delete, whatever a call does with its name', async () => {
  const around = worldOf(storeOf().client);
  await around.world.supply('snapshot', 'taken');
  const { hear, journal } = ledgerOf(around);
  const before = journal.left();

  for (const use of ['shared', 'taken'] as const) {
    const name = around.world.nameOf('snapshot', use);
    expect(hear('CopySnapshot', copyTo(name), copied(name))).toEqual([]);
    expect(hear('DescribeSnapshots', { SnapshotName: name }, shown(name))).toEqual([]);
  }
  expect(journal.left()).toEqual(before);
});
