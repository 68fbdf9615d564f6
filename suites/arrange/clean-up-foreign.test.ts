import { describe, expect, test } from 'vitest';
import {
  clock,
  faultReply,
  type Manners,
  RESOURCES,
  storeOf,
} from '../../testing/arrange.test.support.ts';
import { type CleanUp, cleanUp } from './clean-up.ts';
import { newJournal, type Thing } from './journal.ts';

const PREFIX = 'cfm-x-';
const MINE = `${PREFIX}mine`;

/** Cleans up after a run that asked for one snapshot. */
async function cleanAfter(
  fill: (store: ReturnType<typeof storeOf>) => void,
  own: Partial<CleanUp> = {},
  manners: Manners = {},
) {
  const store = storeOf(RESOURCES, manners);
  fill(store);
  const journal = newJournal();
  journal.create({ kind: 'snapshot', name: MINE });
  const left = await cleanUp({
    client: store.client,
    resources: RESOURCES,
    journal,
    patience: clock(),
    prefix: PREFIX,
    concurrency: 4,
    before: {},
    doubtful: () => false,
    lateMs: 0,
    ...own,
  });
  const deleted = store.calls.filter((call) => call.startsWith('Delete'));
  return { store, journal, left, deleted };
}

describe('what others made', () => {
  test('is not touched where it does not carry the mark of the run', async () => {
    const { store, left } = await cleanAfter((own) => {
      own.put('snapshot', 'nightly');
      own.put('snapshot', MINE);
    });

    expect(store.names('snapshot')).toEqual(['nightly']);
    expect(left).toEqual([]);
  });

  test('before the run is not touched, even under the run’s own prefix', async () => {
    const before = { snapshot: new Set([`"${PREFIX}of-another-run"`]) };
    const { store, left } = await cleanAfter(
      (own) => {
        own.put('snapshot', `${PREFIX}of-another-run`);
        own.put('snapshot', MINE);
      },
      { before },
    );

    expect(store.names('snapshot')).toEqual([`${PREFIX}of-another-run`]);
    expect(left).toEqual([]);
  });

  test.each([MINE, MINE.toUpperCase()])(
    'before the run is not touched where the run asked for its name, %s',
    async (asked) => {
      const { store, deleted } = await cleanAfter((own) => own.put('snapshot', MINE), {
        before: { snapshot: new Set([JSON.stringify(MINE)]) },
        journal: (() => {
          const journal = newJournal();
          journal.create({ kind: 'snapshot', name: asked });
          return journal;
        })(),
      });

      expect(deleted).toEqual([]);
      expect(store.names('snapshot')).toEqual([MINE]);
    },
  );

  test('and is listed before ours, on page after page, does not hide it', async () => {
    const { store, journal, left } = await cleanAfter(
      (own) => {
        for (let i = 0; i < 500; i++) own.put('snapshot', `foreign-${i}`);
        own.put('snapshot', `automatic.${MINE}`);
      },
      { before: { snapshot: new Set() } },
      { page: 20 },
    );

    expect(store.names('snapshot')).toHaveLength(500);
    expect(left).toEqual([]);
    expect(journal.left()).toEqual([]);
  });
});

describe('what may be somebody else’s is told, and not deleted', () => {
  const known = { before: { snapshot: new Set<string>() } };
  const backup = (own: ReturnType<typeof storeOf>) =>
    own.put('snapshot', 'their-backup', { SourceName: `${PREFIX}shared-cluster` });
  const theirs = [{ kind: 'snapshot', name: 'their-backup' }];

  test('a backup of what the run made, under a name of its own', async () => {
    const { store, left } = await cleanAfter(backup, known);

    expect(store.names('snapshot')).toEqual(['their-backup']);
    expect(left).toEqual(theirs);
  });

  test('the same on AWS, which makes up no names, where something was asked for without one', async () => {
    const journal = newJournal();
    journal.nameless('snapshot');
    const { store, left } = await cleanAfter(backup, { ...known, journal, isAws: true });

    expect(store.names('snapshot')).toEqual(['their-backup']);
    expect(left).toEqual(theirs);
    const elsewhere = await cleanAfter(backup, { ...known, journal });
    expect(elsewhere.store.names('snapshot')).toEqual([]);
  });

  test('a name that only holds the run’s, after other words', async () => {
    const name = `backup-of-${MINE}`;
    const { store, left } = await cleanAfter((own) => own.put('snapshot', name), known);

    expect(store.names('snapshot')).toEqual([name]);
    expect(left).toEqual([{ kind: 'snapshot', name }]);
  });

  test('what the run did not ask for, where the first list could not be read', async () => {
    const name = `${PREFIX}of-another-run`;
    const { store, left } = await cleanAfter((own) => {
      own.put('snapshot', name);
      own.put('snapshot', MINE);
    });

    expect(store.names('snapshot')).toEqual([name]);
    expect(left).toEqual([{ kind: 'snapshot', name }]);
  });

  test('what is new and carries no mark, where an endpoint may have made up a name', async () => {
    const journal = newJournal();
    journal.nameless('snapshot');
    const unmarked: Thing[] = [];
    const { store, left } = await cleanAfter((own) => own.put('snapshot', 'invented-1'), {
      ...known,
      journal,
      onUnmarked: (things) => unmarked.push(...things),
    });

    expect(store.names('snapshot')).toEqual(['invented-1']);
    expect([left, unmarked]).toEqual([[], [{ kind: 'snapshot', name: 'invented-1' }]]);
  });
});

describe('a thing that was refused', () => {
  test('is not asked for where the list does not show it', async () => {
    const { deleted, journal, left } = await cleanAfter(() => {}, { doubtful: () => true });

    expect(deleted).toEqual([]);
    expect(left).toEqual([]);
    expect(journal.left()).toEqual([]);
  });

  test('and made all the same is deleted', async () => {
    const { store, left } = await cleanAfter((own) => own.put('snapshot', MINE), {
      doubtful: () => true,
      before: { snapshot: new Set() },
    });

    expect(store.names('snapshot')).toEqual([]);
    expect(left).toEqual([]);
  });

  test('is neither told nor forgotten where no list can be read: nothing says that it is there', async () => {
    const answer = () => faultReply('UnknownOperationException');
    const { journal, left } = await cleanAfter(() => {}, { doubtful: () => true }, { answer });

    expect(left).toEqual([]);
    expect(journal.left()).toEqual([{ kind: 'snapshot', name: MINE }]);
  });
});

describe('the list after deletion', () => {
  test('names what cannot be deleted, as it is listed', async () => {
    const { left, journal } = await cleanAfter(
      (own) => own.put('snapshot', MINE.toUpperCase()),
      {},
      {
        answer: (operation) =>
          operation === 'DeleteSnapshot' ? faultReply('AccessDeniedException') : undefined,
      },
    );

    expect(left).toEqual([{ kind: 'snapshot', name: MINE.toUpperCase() }]);
    expect(journal.left()).toHaveLength(1);
  });

  test('does not name what is on its way out', async () => {
    const { left } = await cleanAfter(
      (own) => own.put('snapshot', MINE, { Status: 'deleting' }),
      {},
      { answer: (operation) => (operation === 'DeleteSnapshot' ? faultReply('Any') : undefined) },
    );

    expect(left).toEqual([]);
  });

  test('is waited for as long as reads were late', async () => {
    const patience = clock();
    await cleanAfter((own) => own.put('snapshot', MINE), { patience, lateMs: 70 });

    expect(patience.slept).toEqual([140]);
  });
});
