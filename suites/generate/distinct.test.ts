import { describe, expect, test } from 'vitest';
import { distinct, isDistinct } from './distinct.ts';

describe('renaming what repeats', () => {
  test.each([
    ['the same', ['a', 'a', 'a'], ['a', 'a-1', 'a-2']],
    ['another case', ['Key', 'kEY'], ['Key', 'kEY-1']],
    ['another width', ['a', 'ａ'], ['a', 'ａ-1']],
    ['another composition', ['é', 'e\u0301'], ['é', 'e\u0301-1']],
    ['padding', ['a', ' a '], ['a', ' a -1']],
    ['a name that looks renamed', ['a', 'a', 'a-1'], ['a', 'a-1', 'a-1-2']],
    ['what differs anyway', ['a', 'b'], ['a', 'b']],
  ])('%s', (_what, keys, expected) => {
    const list = distinct(
      keys.map((Key) => ({ Key })),
      'Key',
    );

    expect(list).toEqual(expected.map((Key) => ({ Key })));
  });

  test('keeps a key of the greatest length within it, by code points', () => {
    const long = '😀'.repeat(128);

    const list = distinct([{ Key: long }, { Key: long }], 'Key') as { Key: string }[];

    expect(list.map(({ Key }) => [...Key].length)).toEqual([128, 102]);
  });

  test('leaves alone what has no such member, and lists without a rule', () => {
    const odd = [{ Key: 1 }, { Key: 1 }, {}, {}];

    expect(distinct(odd, 'Key')).toEqual(odd);
    expect(distinct([{ Key: 'a' }, { Key: 'a' }], undefined)).toHaveLength(2);
    expect(distinct([{ Key: 'a' }, { Key: 'a' }], undefined)[1]).toEqual({ Key: 'a' });
  });
});

describe('telling whether a request keeps its rules', () => {
  test.each<[string, Parameters<typeof isDistinct>[0], boolean]>([
    ['keys that differ', { Tags: [{ Key: 'a' }, { Key: 'b' }] }, true],
    ['the same key twice', { Tags: [{ Key: 'a' }, { Key: 'a' }] }, false],
    ['keys in another case', { Tags: [{ Key: 'a' }, { Key: 'A' }] }, false],
    ['keys in another width', { Tags: [{ Key: 'a' }, { Key: 'ａ' }] }, false],
    ['items that are no tags', { Tags: [null, null, 3, {}, {}] }, true],
    ['keys that are no text', { Tags: [{ Key: 1 }, { Key: 1 }] }, true],
    ['no list', { Tags: 'a' }, true],
    ['nothing', {}, true],
  ])('%s', (_what, request, expected) => {
    expect(isDistinct(request, { Tags: 'Key' })).toBe(expected);
  });
});
