import { describe, expect, test } from 'vitest';
import { faultReply, RESOURCES, storeOf, success } from '../../testing/arrange.test.support.ts';
import type { JsonObject } from '../model/json.ts';
import type { Client } from './client.ts';
import { readList } from './lists.ts';
import type { Resources } from './things.ts';

const snapshot = RESOURCES['snapshot'] as NonNullable<Resources[string]>;

describe('a whole list', () => {
  test('is read from its first page to its last, and asked for no more', async () => {
    const store = storeOf(RESOURCES, { page: 20 });
    for (let i = 0; i < 45; i++) store.put('snapshot', `s${i}`);

    const list = await readList(store.client, snapshot);

    expect(list.ok && list.things.map(({ Name }) => Name)).toEqual(store.names('snapshot'));
    expect(store.calls).toHaveLength(3);
  });

  test('may be empty', async () => {
    expect(await readList(storeOf().client, snapshot)).toEqual({ ok: true, things: [] });
  });

  test('whose token comes back ends, instead of being turned for ever', async () => {
    const tokens = ['a', 'b', 'a', 'b'];
    const asked: (string | undefined)[] = [];
    const client: Client = async (_operation, { NextToken }) => {
      asked.push(NextToken as string | undefined);
      return success({ Snapshots: [{ Name: 'x' }], NextToken: tokens[asked.length - 1] ?? '' });
    };

    expect(await readList(client, snapshot)).toMatchObject({ ok: true });
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  test.each<[string, JsonObject]>([
    ['null', { NextToken: null }],
    ['empty', { NextToken: '' }],
    ['of another type', { NextToken: 5 }],
    ['absent', {}],
  ])('with a token that is %s has come to its end', async (_what, token) => {
    let calls = 0;
    const client: Client = async () => {
      calls++;
      return success({ Snapshots: [], ...token });
    };

    expect((await readList(client, snapshot)).ok).toBe(true);
    expect(calls).toBe(1);
  });

  test('that is refused says with what, and half a list is none', async () => {
    const client: Client = async (_operation, { NextToken }) =>
      NextToken === undefined
        ? success({ Snapshots: [{ Name: 'x' }], NextToken: 'next' })
        : faultReply('InvalidParameterValueException');

    expect(await readList(client, snapshot)).toEqual({
      ok: false,
      reason: {
        code: 'arrange-rejected',
        operation: 'DescribeSnapshots',
        reply: { kind: 'fault', status: 400, type: 'InvalidParameterValueException' },
      },
    });
  });

  test('that never ends is given up', async () => {
    let page = 0;
    const client: Client = async () => success({ Snapshots: [], NextToken: String(++page) });

    expect(await readList(client, snapshot)).toEqual({
      ok: false,
      reason: { code: 'list-too-long', pages: 500 },
    });
  });
});
