import { describe, expect, test } from 'vitest';
import {
  type Answer,
  COPIED,
  call,
  fault,
  outcome,
  step,
  tagList,
} from '../../../../testing/traces.ts';
import type { Json } from '../../../model/json.ts';
import type { Trace } from '../../../model/trace.ts';
import { givenTags, inheritedTags, listable } from './tagging.ts';

const ARN = { ResourceArn: 'arn:aws:memorydb:us-east-1:000000000000:snapshot/copy' };
const REFUSED = fault('ValidationException');

/** A copy with these tags, its source's tags listed before it and its own after it. */
function copied(Tags: Json | undefined, source: Answer, own: Answer, copy: Answer = COPIED): Trace {
  const probe = step('probe', copy);
  const input = { ...probe.input, ...(Tags !== undefined && { Tags }) };
  return [
    call('before', 'ListTags', ARN, source),
    { ...probe, input },
    call('after', 'ListTags', ARN, own),
  ];
}

describe('tags that were given', () => {
  const given = [{ Key: 'a', Value: '1' }, { Key: 'b' }];

  test.each<[string, Answer, string]>([
    ['those', tagList({ a: '1', b: null }), 'holds'],
    ['those in another order', tagList({ b: null, a: '1' }), 'holds'],
    [
      'an empty value for none: reading does not tell them apart',
      tagList({ a: '1', b: '' }),
      'holds',
    ],
    ['one less', tagList({ a: '1' }), 'broken'],
    ['one more', tagList({ a: '1', b: null, c: '' }), 'broken'],
    ['another value', tagList({ a: '2', b: null }), 'broken'],
    ['a key in another letter case', tagList({ A: '1', b: null }), 'broken'],
    ['none', tagList({}), 'broken'],
    [
      'a fault: whether tags can be listed is a clause of its own',
      REFUSED,
      'inconclusive helper-failed',
    ],
  ])('the copy has %s', (_what, own, expected) => {
    expect(outcome(givenTags(copied(given, tagList({ s: '1' }), own)))).toBe(expected);
  });

  test('prove nothing where the copy was refused, or nobody looked', () => {
    const refused = copied(given, tagList({}), tagList({}), REFUSED);

    expect(outcome(givenTags(refused))).toBe('inconclusive helper-failed');
    expect(outcome(givenTags(copied(given, tagList({}), tagList({})).slice(0, 2)))).toBe(
      'inconclusive interrupted',
    );
  });

  test('are shown beside those that the copy has', () => {
    expect(givenTags(copied(given, tagList({}), tagList({ a: '2' })))).toMatchObject({
      expected: { code: 'tags', tags: { a: '1', b: '' } },
      actual: { code: 'value', at: 'TagList', value: { a: '2' } },
    });
  });
});

describe('tags of the source', () => {
  test.each<[string, Answer, Answer, string]>([
    ['all of them', tagList({ a: '1', b: '2' }), tagList({ b: '2', a: '1' }), 'holds'],
    ['none of them', tagList({ a: '1' }), tagList({}), 'broken'],
    ['all but the system’s own', tagList({ a: '1', 'aws:x': 'y' }), tagList({ a: '1' }), 'holds'],
    ['none, as the source', tagList({}), tagList({}), 'inconclusive no-tags-to-inherit'],
    [
      'none, as the source but for the system',
      tagList({ 'aws:x': '1' }),
      tagList({}),
      'inconclusive no-tags-to-inherit',
    ],
    [
      'some, and the source’s are not known',
      REFUSED,
      tagList({ a: '1' }),
      'inconclusive helper-failed',
    ],
  ])('the copy has %s', (_what, source, own, expected) => {
    expect(outcome(inheritedTags(copied(undefined, source, own)))).toBe(expected);
  });
});

describe('the copy’s tags by its ARN', () => {
  test.each<[string, Answer, Answer, string]>([
    ['are listed', tagList({}), tagList({}), 'holds'],
    ['are not found', tagList({}), fault('SnapshotNotFoundFault'), 'broken'],
    ['are an answer without a list', tagList({}), { status: 200, body: {} }, 'broken'],
    ['are not listed, as nothing is here', REFUSED, REFUSED, 'inconclusive helper-failed'],
  ])('%s', (_what, source, own, expected) => {
    expect(outcome(listable(copied(undefined, source, own)))).toBe(expected);
  });
});
