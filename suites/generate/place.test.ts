import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { JsonObject } from '../model/json.ts';
import { ABSENT, places, put, schemaAt } from './place.ts';

const request = loadContract().operations['CopySnapshot']?.request ?? {};

describe('places', () => {
  test('are all places of a schema, parents first', () => {
    expect([...places(request)].map((path) => path.join('/'))).toEqual([
      'SourceSnapshotName',
      'TargetSnapshotName',
      'TargetBucket',
      'KmsKeyId',
      'Tags',
      'Tags/items',
      'Tags/items/Key',
      'Tags/items/Value',
    ]);
  });

  test('have a schema each', () => {
    expect(schemaAt(request, ['Tags', 'items', 'Key'])).toMatchObject({ maxLength: 128 });
    expect(schemaAt(request, [])).toBe(request);
  });

  test('that a schema does not have are an error', () => {
    expect(() => schemaAt(request, ['Tags', 'items', 'Colour'])).toThrow(
      'the schema has no place Tags/items/Colour',
    );
  });

  test('named items are members, where a schema has such a member', () => {
    const schema = { properties: { items: { type: 'string' as const } } };

    expect(schemaAt(schema, ['items'])).toEqual({ type: 'string' });
  });
});

describe('putting a value in a place', () => {
  const root: JsonObject = { A: 1, Tags: [{ Key: 'a', Value: 'x' }, { Key: 'b' }, { Key: 'c' }] };

  test.each<[string, string[], Parameters<typeof put>[2], number, JsonObject]>([
    ['replaces a member', ['A'], 2, 0, { ...root, A: 2 }],
    ['adds a member', ['B'], null, 0, { ...root, B: null }],
    ['takes a member away', ['A'], ABSENT, 0, { Tags: root['Tags'] ?? null }],
    ['leaves an absent member absent', ['B'], ABSENT, 0, root],
    [
      'picks one item of a list',
      ['Tags', 'items'],
      7,
      1,
      tags({ Key: 'a', Value: 'x' }, 7, { Key: 'c' }),
    ],
    [
      'picks round and round',
      ['Tags', 'items', 'Key'],
      'z',
      4,
      tags({ Key: 'a', Value: 'x' }, { Key: 'z' }, { Key: 'c' }),
    ],
    [
      'takes a member of an item away',
      ['Tags', 'items', 'Value'],
      ABSENT,
      0,
      tags({ Key: 'a' }, { Key: 'b' }, { Key: 'c' }),
    ],
  ])('%s', (_what, path, value, pick, expected) => {
    expect(put(root, path, value, pick)).toEqual(expected);
  });

  test('leaves what it was given as it was', () => {
    const before = structuredClone(root);

    put(root, ['Tags', 'items', 'Key'], 'z', 0);

    expect(root).toEqual(before);
  });

  function tags(...items: (JsonObject | number)[]): JsonObject {
    return { A: 1, Tags: items };
  }
});
