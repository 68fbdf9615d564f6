import { describe, expect, test } from 'vitest';
import {
  clock,
  DEAD,
  faultReply,
  type Manners,
  OK,
  RESOURCES,
  storeOf,
  THROTTLED,
} from '../../testing/arrange.test.support.ts';
import type { Json } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import { type CleanUp, cleanUp } from './clean-up.ts';
import { newJournal } from './journal.ts';

const PREFIX = 'cfm-x-';
const UNKNOWN = faultReply('UnknownOperationException');

/** A journal of one cluster and so many snapshots of it. */
function journalOf(snapshots: number) {
  const journal = newJournal();
  journal.create({ kind: 'cluster', name: `${PREFIX}c` });
  for (let i = 0; i < snapshots; i++) journal.create({ kind: 'snapshot', name: `${PREFIX}s${i}` });
  return journal;
}

/** An endpoint where all that a journal holds is there. */
function made(journal: CleanUp['journal'], manners: Manners = {}) {
  const store = storeOf(RESOURCES, manners);
  const { keeps = (name: Json) => name } = manners;
  for (const { kind, name } of journal.left()) store.put(kind, keeps(name));
  return store;
}

function clean(
  store: Pick<ReturnType<typeof storeOf>, 'client'>,
  journal: CleanUp['journal'],
  own: Partial<CleanUp> = {},
) {
  return cleanUp({
    client: store.client,
    resources: RESOURCES,
    journal,
    patience: clock(),
    prefix: PREFIX,
    concurrency: 1,
    before: {},
    doubtful: () => false,
    lateMs: 0,
    ...own,
  });
}

const deletions = (calls: string[]) => calls.filter((call) => call.startsWith('Delete'));
/** Answers deletions alone; lists are refused, as by an endpoint that has none. */
const onDeletion =
  (answer: (call: string, before: number) => Reply): NonNullable<Manners['answer']> =>
  (operation, input, before) =>
    operation.startsWith('Delete')
      ? answer(`${operation} ${Object.values(input)[0]}`, before)
      : UNKNOWN;

describe('clean-up', () => {
  test('deletes every snapshot before the first cluster', async () => {
    const journal = journalOf(5);
    const store = made(journal);

    expect(await clean(store, journal, { concurrency: 3 })).toEqual([]);
    const calls = deletions(store.calls);
    expect(calls.slice(0, 5).every((call) => call.startsWith('DeleteSnapshot'))).toBe(true);
    expect(calls.slice(5)).toEqual([`DeleteCluster ${PREFIX}c`]);
    expect(journal.left()).toEqual([]);
    expect([store.names('snapshot'), store.names('cluster')]).toEqual([[], []]);
  });

  test('of a run that made nothing asks nothing', async () => {
    const store = storeOf();

    expect(await clean(store, newJournal())).toEqual([]);
    expect(store.calls).toEqual([]);
  });

  test('what is throttled at every attempt now and then is asked for again', async () => {
    const answer = onDeletion((call, before) =>
      call.endsWith('s2') && before < 3 ? THROTTLED : OK,
    );

    expect(await clean(storeOf(RESOURCES, { answer }), journalOf(5), { concurrency: 2 })).toEqual(
      [],
    );
  });

  test('where everything is throttled, it gives up before it has asked for all', async () => {
    const store = storeOf(RESOURCES, { answer: () => THROTTLED });

    expect(await clean(store, journalOf(50))).toHaveLength(51);
    expect(store.calls.length).toBeLessThan(10);
  });

  test('what was never made is as good as deleted', async () => {
    const journal = journalOf(2);

    expect(await clean(storeOf(), journal, { concurrency: 2 })).toEqual([]);
    expect(journal.left()).toEqual([]);
  });

  test('what is still being made is asked for again, with growing pauses', async () => {
    const patience = clock();
    const answer = onDeletion((call, before) =>
      call.startsWith('DeleteSnapshot') && before < 4
        ? faultReply('InvalidSnapshotStateFault')
        : OK,
    );

    expect(await clean(storeOf(RESOURCES, { answer }), journalOf(1), { patience })).toEqual([]);
    expect(patience.slept).toEqual([10, 20, 40, 40]);
  });

  test('what stays busy is reported when patience ends, and stays in the journal', async () => {
    const patience = clock(100);
    const journal = journalOf(1);
    const store = made(journal, {
      answer: (operation) =>
        operation === 'DeleteCluster' ? faultReply('InvalidClusterStateFault') : undefined,
    });
    const left = [{ kind: 'cluster', name: `${PREFIX}c` }];

    expect(await clean(store, journal, { patience })).toEqual(left);
    expect(journal.left()).toEqual(left);
  });

  test('a refusal is not asked for again, where nothing shows what is there', async () => {
    const store = storeOf(RESOURCES, { answer: () => faultReply('AccessDeniedException') });

    expect(await clean(store, journalOf(2))).toHaveLength(3);
    expect(deletions(store.calls)).toHaveLength(3);
  });

  test('a dead endpoint is not asked for each thing: everything is reported', async () => {
    const store = storeOf(RESOURCES, { answer: () => DEAD });
    const journal = journalOf(500);

    expect(await clean(store, journal, { concurrency: 4 })).toHaveLength(501);
    expect(journal.left()).toHaveLength(501);
    expect(store.calls.length).toBeLessThanOrEqual(8);
  });
});

describe('names', () => {
  test.each<[string, Manners]>([
    ['kept as they were sent, and found letter for letter', { exact: true }],
    [
      'kept in lower case, and found letter for letter',
      { exact: true, keeps: (name) => String(name).toLowerCase() },
    ],
    ['found in any letter case', {}],
  ])('%s: nothing is left', async (_how, manners) => {
    const journal = newJournal();
    for (const name of ['Copy-A', 'copy-b', 'COPY-C']) {
      journal.create({ kind: 'snapshot', name: PREFIX + name });
    }
    const store = made(journal, manners);

    expect(await clean(store, journal)).toEqual([]);
    expect(store.names('snapshot')).toEqual([]);
    expect(journal.left()).toEqual([]);
  });

  test('that the endpoint chose itself are found in the list, and deleted', async () => {
    const journal = journalOf(2);
    const store = made(journal, { keeps: (name) => `automatic.${name}` });

    const before = { snapshot: new Set<string>(), cluster: new Set<string>() };
    expect(await clean(store, journal, { before })).toEqual([]);
    expect(store.names('snapshot')).toEqual([]);
  });

  test.each<Json>([null, '', 5])(
    'of %j are found in the list where the thing carries the mark of the run',
    async (name) => {
      const journal = newJournal();
      journal.create({ kind: 'snapshot', name });
      const store = storeOf(RESOURCES, { exact: true });
      store.put('snapshot', name, { SourceName: `${PREFIX}shared-snapshot` });

      const before = { snapshot: new Set<string>() };
      expect(await clean(store, journal, { before })).toEqual([]);
      expect(store.names('snapshot')).toEqual([]);
      expect(journal.left()).toEqual([]);
    },
  );

  test.each<Json>([null, '', 5])(
    'of %j are nobody’s to delete where nothing shows that the run made them',
    async (name) => {
      const journal = newJournal();
      journal.create({ kind: 'snapshot', name });
      const store = storeOf(RESOURCES, { exact: true });
      store.put('snapshot', name);

      expect(await clean(store, journal)).toEqual([]);
      expect(store.names('snapshot')).toEqual([name]);
    },
  );

  test.each<Json>([null, '', 5])('of %j are told where no list can be read', async (name) => {
    const journal = newJournal();
    journal.create({ kind: 'snapshot', name });
    const store = storeOf(RESOURCES, { answer: () => UNKNOWN });

    expect(await clean(store, journal)).toEqual([{ kind: 'snapshot', name }]);
  });
});
