import { describe, expect, test } from 'vitest';
import {
  clock,
  DEAD,
  faultReply,
  OK,
  RESOURCES,
  storeOf,
  THROTTLED,
} from '../../testing/arrange.test.support.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import { remove } from './remove.ts';
import type { Resources } from './things.ts';

const snapshot = RESOURCES['snapshot'] as NonNullable<Resources[string]>;
const MISSING = faultReply('SnapshotNotFoundFault');
const BUSY = faultReply('InvalidSnapshotStateFault');
const STUMBLED = faultReply('InternalFailure', 500);
const UNREADABLE: Reply = {
  kind: 'unreadable',
  status: 502,
  problem: 'not-json',
  contentType: 'text/html',
};

/** A client that gives one answer after another, the last one for ever. */
function scripted(...answers: Reply[]) {
  const asked: JsonObject[] = [];
  const client: Client = async (_operation, input) => {
    asked.push(input);
    return answers[Math.min(asked.length, answers.length) - 1] as Reply;
  };
  return { client, asked };
}

describe('deleting one thing', () => {
  test.each<[string, Reply[], string, number]>([
    ['that is there', [OK], 'gone', 1],
    ['that is busy and then is not', [BUSY, BUSY, OK], 'gone', 3],
    ['that stays busy', [BUSY], 'kept', 6],
    ['where the endpoint stumbles and gets up', [STUMBLED, UNREADABLE, OK], 'gone', 3],
    ['where the endpoint never gets up', [STUMBLED], 'kept', 3],
    ['that goes while it is busy', [BUSY, MISSING], 'missing', 2],
    ['that may not be deleted', [faultReply('AccessDeniedException')], 'kept', 1],
    ['where a redirect answers', [{ ...UNREADABLE, status: 302 }], 'kept', 1],
    ['throttled now and then', [THROTTLED, THROTTLED, OK], 'gone', 3],
    ['throttled for ever', [THROTTLED], 'dead', 4],
    ['where nobody answers', [DEAD], 'dead', 1],
  ])('%s', async (_what, answers, outcome, calls) => {
    const { client, asked } = scripted(...answers);

    expect(await remove(client, snapshot, 'name', clock(150))).toBe(outcome);
    expect(asked).toHaveLength(calls);
    expect(asked[0]).toEqual({ SnapshotName: 'name' });
  });

  test('counts throttling over a whole clean-up, not for each thing anew', async () => {
    const throttled = { times: 3 };

    expect(await remove(scripted(THROTTLED).client, snapshot, 'a', clock(), throttled)).toBe(
      'dead',
    );
  });

  test('of a kind that cannot be deleted asks nothing', async () => {
    const { client, asked } = scripted(OK);
    const { delete: _, ...operations } = snapshot.operations;

    expect(await remove(client, { ...snapshot, operations }, 'a', clock())).toBe('kept');
    expect(asked).toEqual([]);
  });

  test.each(['InvalidParameterValueException', 'ValidationException'])(
    'whose name breaks the naming rule, refused by %s, is nothing’s name',
    async (type) => {
      const { client } = scripted(faultReply(type));

      expect(await remove(client, snapshot, 'a--b', clock())).toBe('missing');
      expect(await remove(client, snapshot, 'a-b', clock())).toBe('kept');
    },
  );
});

describe('a name', () => {
  test.each<[string, boolean, Json, string, number]>([
    ['as it is kept', true, 'copy', 'gone', 1],
    ['in upper case, where case is folded', false, 'COPY', 'gone', 1],
    // Stored in lower case, and looked for letter for letter.
    ['in upper case, where it is not', true, 'COPY', 'gone', 2],
    ['that is nowhere', true, 'Other', 'missing', 2],
    ['that is nowhere, in lower case already', true, 'other', 'missing', 1],
  ])('%s', async (_what, exact, name, outcome, calls) => {
    const store = storeOf(RESOURCES, { exact });
    store.put('snapshot', 'copy');

    expect(await remove(store.client, snapshot, name, clock())).toBe(outcome);
    expect(store.calls).toHaveLength(calls);
  });

  test.each<[Json, Json]>([
    [5, 5],
    [5, '5'],
    [null, null],
    [null, ''],
    ['', ''],
  ])('of %j that was kept as %j is deleted as it is kept', async (name, kept) => {
    const store = storeOf(RESOURCES, { exact: true });
    store.put('snapshot', kept);

    expect(await remove(store.client, snapshot, name, clock())).toBe('gone');
    expect(store.names('snapshot')).toEqual([]);
  });
});
