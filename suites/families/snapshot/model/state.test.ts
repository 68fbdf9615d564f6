import { expect, test } from 'vitest';
import { type Entry, having, keyOf, type Namespace, readTags, sameTags } from './state.ts';

const ENTRY: Entry = { phase: 'present', settled: true, tags: {} };

test('a namespace is never changed in place', () => {
  const state: Namespace = new Map([['a', ENTRY]]);

  expect([...having(state, 'b', ENTRY).keys()]).toEqual(['a', 'b']);
  expect([...having(state, 'a', null).keys()]).toEqual([]);
  expect([...state.keys()]).toEqual(['a']);
});

test('equal namespaces have the same key, in whatever order they were filled', () => {
  const [ab, ba] = [
    ['a', 'b'],
    ['b', 'a'],
  ].map((names) => new Map(names.map((own) => [own, ENTRY])));
  const other = new Map(
    [...(ab ?? [])].map(([name, entry]) => [name, { ...entry, settled: false }]),
  );

  expect(keyOf(ab as Namespace)).toBe(keyOf(ba as Namespace));
  expect(keyOf(ab as Namespace)).not.toBe(keyOf(other));
});

test('tags are read from any list: no value is the empty one, what is no tag is none', () => {
  expect(readTags([{ Key: 'a', Value: '1' }, { Key: 'b', Value: null }, { Value: 'c' }])).toEqual({
    a: '1',
    b: '',
  });
  expect(readTags('tags')).toEqual({});
});

test.each([
  [{ a: '1' }, { a: '1' }, true],
  [{ a: '1' }, { a: '2' }, false],
  [{ a: '1' }, { A: '1' }, false],
  [{ a: '1' }, { a: '1', b: '' }, false],
  // No member of every object is a tag.
  [{ toString: '' }, { b: '' }, false],
])('tags %j and %j are the same: %s', (a, b, same) => {
  expect(sameTags(a as Record<string, string>, b as Record<string, string>)).toBe(same);
});
