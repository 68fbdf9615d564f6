import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { type Command, type Entry, keyOf, type Namespace } from './state.ts';
import { successors } from './successors.ts';

const READY: Entry = { phase: 'present', settled: true, tags: { a: '1' } };
const FRESH: Entry = { ...READY, settled: false };
const LEAVING: Entry = { ...READY, phase: 'leaving' };

const NOT_FOUND = 'SnapshotNotFoundFault';
const EXISTS = 'SnapshotAlreadyExistsFault';
const NOT_READY = 'InvalidSnapshotStateFault';

const space = (entries: Record<string, Entry>): Namespace => new Map(Object.entries(entries));

function calling(operation: string, input: JsonObject, answer: string | JsonObject): Command {
  return {
    operation,
    input,
    answer: typeof answer === 'string' ? { fault: answer } : { body: answer },
  };
}

/** What may be left, as texts: none where nothing explains the answer. */
function leaves(entries: Record<string, Entry>, command: Command): string[] {
  return successors(space(entries), command).map(keyOf);
}

const copy = (answer: string | JsonObject, more: JsonObject = {}) =>
  calling('CopySnapshot', { SourceSnapshotName: 's', TargetSnapshotName: 'T', ...more }, answer);

describe('a copy', () => {
  test('makes its target, in lower case, not settled, with the source’s tags', () => {
    expect(leaves({ s: READY }, copy({}))).toEqual([keyOf(space({ s: READY, t: FRESH }))]);
  });

  test('has the tags of its request, if there are any, and only those', () => {
    const [next] = successors(space({ s: READY }), copy({}, { Tags: [{ Key: 'b' }] }));

    expect(next?.get('t')?.tags).toEqual({ b: '' });
  });

  test.each<[string, Record<string, Entry>, string | JsonObject, boolean]>([
    ['accepted without a source', {}, {}, false],
    ['accepted onto a name that is taken', { s: READY, t: READY }, {}, false],
    ['accepted onto a name that is being given up', { s: READY, t: LEAVING }, {}, true],
    ['accepted of what is being deleted', { s: LEAVING }, {}, false],
    ['refused since there is no source', {}, NOT_FOUND, true],
    ['refused since there is no source, which there is', { s: READY }, NOT_FOUND, false],
    ['refused since its name is taken', { s: READY, t: READY }, EXISTS, true],
    ['refused since its name is taken, which it is not', { s: READY }, EXISTS, false],
    ['refused since its name is being given up', { s: READY, t: LEAVING }, EXISTS, true],
    ['refused since its source is not ready', { s: FRESH }, NOT_READY, true],
    ['refused since its source is not ready, which it is', { s: READY }, NOT_READY, false],
    [
      'refused for a quota: nobody knows whether copies count',
      { s: READY },
      'SnapshotQuotaExceededFault',
      true,
    ],
    [
      'refused by a name that no fault has, where some would do',
      { s: READY, t: READY },
      'Other',
      true,
    ],
    ['refused by a name that no fault has, where none would do', { s: READY }, 'Other', false],
  ])('%s', (_what, entries, answer, explained) => {
    expect(leaves(entries, copy(answer)).length > 0).toBe(explained);
  });
});

describe('a deletion', () => {
  const remove = (answer: string | JsonObject) =>
    calling('DeleteSnapshot', { SnapshotName: 'a' }, answer);

  test.each<[string, Record<string, Entry>, string | JsonObject, Record<string, Entry>[]]>([
    ['leaves it on its way', { a: READY }, {}, [{ a: LEAVING }]],
    ['of nothing is not found', {}, NOT_FOUND, [{}]],
    ['of nothing is not accepted', {}, {}, []],
    ['of what is there is not not found', { a: READY }, NOT_FOUND, []],
    ['of what is not ready may have to wait', { a: FRESH }, NOT_READY, [{ a: FRESH }]],
    [
      'of what was deleted may find it, or not any more',
      { a: LEAVING },
      NOT_FOUND,
      [{}, { a: LEAVING }],
    ],
  ])('%s', (_what, entries, answer, left) => {
    expect(leaves(entries, remove(answer))).toEqual(left.map((own) => keyOf(space(own))));
  });
});

describe('a look', () => {
  const look = (answer: string | JsonObject) =>
    calling('DescribeSnapshots', { SnapshotName: 'A' }, answer);
  const shows = (Status?: string): JsonObject => ({
    Snapshots: [{ Name: 'a', ...(Status !== undefined && { Status }) }],
  });

  test.each<[string, Record<string, Entry>, string | JsonObject, Record<string, Entry>[]]>([
    ['at what is ready', { a: READY }, shows('available'), [{ a: READY }]],
    ['without a status is at what is ready', { a: FRESH }, shows(), [{ a: READY }]],
    ['learns that it has settled', { a: FRESH }, shows('available'), [{ a: READY }]],
    ['at what is being made', { a: FRESH }, shows('copying'), [{ a: FRESH }]],
    ['sees nothing go back to being made', { a: READY }, shows('creating'), []],
    ['learns that it is gone', { a: LEAVING }, NOT_FOUND, [{}]],
    ['sees what is being deleted', { a: LEAVING }, shows('deleting'), [{ a: LEAVING }]],
    ['sees nothing come back', { a: LEAVING }, shows('available'), []],
    ['finds what is there', { a: READY }, NOT_FOUND, []],
    ['lists what is there', { a: READY }, { Snapshots: [] }, []],
    ['finds nothing where there is nothing', {}, shows('available'), []],
  ])('%s', (_what, entries, answer, left) => {
    expect(leaves(entries, look(answer))).toEqual(left.map((own) => keyOf(space(own))));
  });
});

describe('tags', () => {
  const ResourceArn = 'arn:aws:memorydb:us-east-1:000000000000:snapshot/A';
  const list = (...keys: string[]): JsonObject => ({
    TagList: keys.map((Key) => ({ Key, Value: '1' })),
  });
  const tagsAfter = (entry: Entry, operation: string, more: JsonObject, answer: JsonObject) =>
    successors(space({ a: entry }), calling(operation, { ResourceArn, ...more }, answer)).map(
      (own) => own.get('a')?.tags,
    );

  test.each<[string, string, JsonObject, JsonObject, object[]]>([
    ['are listed', 'ListTags', {}, list('a'), [{ a: '1' }]],
    ['are not listed as others', 'ListTags', {}, list('b'), []],
    [
      'are added',
      'TagResource',
      { Tags: [{ Key: 'b', Value: '1' }] },
      list('a', 'b'),
      [{ a: '1', b: '1' }],
    ],
    [
      'are not lost when others are added',
      'TagResource',
      { Tags: [{ Key: 'b', Value: '1' }] },
      list('b'),
      [],
    ],
    ['are taken away', 'UntagResource', { TagKeys: ['a'] }, list(), [{}]],
    ['do not stay when they are taken away', 'UntagResource', { TagKeys: ['a'] }, list('a'), []],
    ['are as asked where the answer does not say', 'UntagResource', { TagKeys: ['a'] }, {}, [{}]],
  ])('%s', (_what, operation, more, answer, left) => {
    expect(tagsAfter(READY, operation, more, answer)).toEqual(left);
  });

  test('that nobody knows are learned from the first list', () => {
    expect(tagsAfter({ ...READY, tags: null }, 'ListTags', {}, list('x'))).toEqual([{ x: '1' }]);
  });

  test('that are not there cannot be missed twice over: the rest may go, or stay', () => {
    const keys = { ResourceArn, TagKeys: ['a', 'b'] };
    const missed = calling('UntagResource', keys, 'TagNotFoundFault');

    expect(leaves({ a: READY }, missed)).toHaveLength(2);
    expect(leaves({ a: { ...READY, tags: { a: '', b: '' } } }, missed)).toEqual([]);
  });
});

test('an operation that the model does not know changes nothing', () => {
  expect(leaves({ a: READY }, calling('DescribeEvents', {}, {}))).toEqual([
    keyOf(space({ a: READY })),
  ]);
});
