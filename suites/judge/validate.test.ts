import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { brokenKeywords, withoutNulls } from './validate.ts';

const request = loadContract().operations['CopySnapshot']?.request ?? {};
const NAMES = { SourceSnapshotName: 'a', TargetSnapshotName: 'b' };

describe('the keywords that a request breaks', () => {
  test.each<[string, JsonObject, string[]]>([
    ['none', NAMES, []],
    ['none with members that nobody knows', { ...NAMES, Zone: {} }, []],
    ['none where a null means absent', { ...NAMES, KmsKeyId: null, Tags: null }, []],
    ['none where the value of a tag is null', { ...NAMES, Tags: [{ Key: 'a', Value: null }] }, []],
    ['required', { SourceSnapshotName: 'a' }, ['TargetSnapshotName/required']],
    ['required by null', { ...NAMES, SourceSnapshotName: null }, ['SourceSnapshotName/required']],
    ['two that are required', {}, ['SourceSnapshotName/required', 'TargetSnapshotName/required']],
    ['type', { ...NAMES, KmsKeyId: 5 }, ['KmsKeyId/type']],
    ['maxLength', { ...NAMES, KmsKeyId: 'a'.repeat(2049) }, ['KmsKeyId/maxLength']],
    ['pattern', { ...NAMES, TargetBucket: '' }, ['TargetBucket/pattern']],
    ['pattern by a trailing newline', { ...NAMES, TargetBucket: 'a\n' }, ['TargetBucket/pattern']],
    ['maxItems', { ...NAMES, Tags: tags(201) }, ['Tags/maxItems']],
    ['type of an item', { ...NAMES, Tags: [null] }, ['Tags/items/type']],
    ['required within an item', { ...NAMES, Tags: [{}] }, ['Tags/items/Key/required']],
    ['minLength', { ...NAMES, Tags: [{ Key: '' }] }, ['Tags/items/Key/minLength']],
    [
      'the same within two items, which is one clause',
      { ...NAMES, Tags: [{ Key: 'aws:a' }, { Key: 'aws:b' }] },
      ['Tags/items/Key/pattern'],
    ],
    [
      'two at once',
      { ...NAMES, TargetBucket: ' '.repeat(256) },
      ['TargetBucket/maxLength', 'TargetBucket/pattern'],
    ],
  ])('%s', (_what, value, keys) => {
    expect([...brokenKeywords(request, value).keys()].sort()).toEqual(keys);
  });

  test('come with the first place and its value, to be shown', () => {
    const value = { ...NAMES, Tags: [{ Key: 'a' }, { Key: '' }] };

    expect(brokenKeywords(request, value).get('Tags/items/Key/minLength')).toEqual({
      at: 'Tags/1/Key',
      value: '',
    });
  });

  test('count characters as code points, not as UTF-16 units or bytes', () => {
    expect(brokenKeywords(request, { ...NAMES, KmsKeyId: '😀'.repeat(2048) }).size).toBe(0);
    expect(brokenKeywords(request, { ...NAMES, KmsKeyId: '😀'.repeat(2049) }).size).toBe(1);
  });

  test('at a member whose name has to be escaped', () => {
    const member = { type: 'string' as const };
    const schema = { type: 'object' as const, properties: { 'a/b~c': member } };

    expect(brokenKeywords(schema, { 'a/b~c': 5 }).get('a/b~c/type')).toMatchObject({ value: 5 });
  });
});

test.each<[Json, Json]>([
  [{ A: null, B: 1 }, { B: 1 }],
  [{ A: { B: null } }, { A: {} }],
  [{ A: [{ B: null, C: 1 }] }, { A: [{ C: 1 }] }],
  [
    [null, 1],
    [null, 1],
  ],
  [null, null],
  [
    { A: '', B: 0, C: false, D: [], E: {} },
    { A: '', B: 0, C: false, D: [], E: {} },
  ],
])('without null members, %j is %j', (value, expected) => {
  expect(withoutNulls(value)).toEqual(expected);
});

test('taking nulls out leaves the value as it was', () => {
  const value = { A: { B: null } };

  withoutNulls(value);

  expect(value).toEqual({ A: { B: null } });
});

function tags(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, i) => ({ Key: `k${i}` }));
}
