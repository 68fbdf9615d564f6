import { describe, expect, test } from 'vitest';
import {
  type Answer,
  COPIED,
  fault,
  listing,
  look,
  outcome,
  step,
} from '../../../../testing/traces.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Trace } from '../../../model/trace.ts';
import { inheritedKey, keyReadsAsArn, overridingKey } from './keys.ts';

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ARN = `arn:aws:kms:us-east-1:000000000000:key/${ID}`;
const NOT_FOUND = fault('SnapshotNotFoundFault');

const reading = (KmsKeyId?: string): Answer =>
  listing({ Name: 'copy', ...(KmsKeyId !== undefined && { KmsKeyId }) });

/** A copy with a key of its own, and how it reads. */
function copied(key: string, own: Answer, copy: Answer = COPIED): Trace {
  const probe = step('probe', copy);
  const input: JsonObject = { ...probe.input, KmsKeyId: key };
  return [{ ...probe, input }, look('after', 'copy', own)];
}

describe('a key that was asked for', () => {
  test.each<[string, string, Answer, string]>([
    ['reads as its ARN', ID, reading(ARN), 'holds'],
    ['reads as it was given', ARN, reading(ARN), 'holds'],
    ['by an alias reads as whatever it stands for', 'alias/a', reading(ARN), 'holds'],
    ['reads as another', ID, reading(ARN.replace('ab', 'ba')), 'broken'],
    ['is not read at all', ID, reading(), 'broken'],
    ['reads, but the copy is not there', ID, listing(), 'broken'],
    ['reads, but the copy is not found', ID, NOT_FOUND, 'broken'],
    [
      'cannot be read, since looking fails',
      ID,
      fault('InternalFailure', 500),
      'inconclusive helper-failed',
    ],
  ])('%s', (_what, key, own, expected) => {
    expect(outcome(overridingKey(copied(key, own)))).toBe(expected);
  });

  test('proves nothing where the copy was refused', () => {
    const refused = copied(ID, reading(ARN), fault('InvalidKMSKeyFault'));

    expect(outcome(overridingKey(refused))).toBe('inconclusive helper-failed');
    expect(outcome(keyReadsAsArn(refused))).toBe('inconclusive helper-failed');
  });
});

test.each<[string, Answer, string]>([
  ['the ARN of a key', reading(ARN), 'holds'],
  ['the ARN of an alias', reading('arn:aws-cn:kms:cn-north-1:000000000000:alias/a'), 'holds'],
  ['an id', reading(ID), 'broken'],
  ['an alias', reading('alias/a'), 'broken'],
  ['the ARN of something else', reading('arn:aws:s3:us-east-1:000000000000:key/a'), 'broken'],
  [
    'nothing: that is the clause on keys that were asked for',
    reading(),
    'inconclusive never-present',
  ],
])('a key reads as an ARN: %s', (_what, own, expected) => {
  expect(outcome(keyReadsAsArn(copied(ID, own)))).toBe(expected);
});

describe('the key of a copy without one', () => {
  const chain = (first: Answer, second: Answer, copy: Answer = COPIED): Trace => [
    step('arrange', COPIED),
    look('before', 'copy', first),
    step('probe', copy),
    look('after', 'copy', second),
  ];

  test.each<[string, Trace, string]>([
    ['is its source’s', chain(reading(ARN), reading(ARN)), 'holds'],
    ['is another', chain(reading(ARN), reading(`${ARN}0`)), 'broken'],
    ['is none', chain(reading(ARN), reading()), 'broken'],
    [
      'cannot be told where the source shows none',
      chain(reading(), reading()),
      'inconclusive never-present',
    ],
    [
      'cannot be told of a copy that was refused',
      chain(reading(ARN), reading(ARN), NOT_FOUND),
      'inconclusive helper-failed',
    ],
  ])('%s', (_what, trace, expected) => {
    expect(outcome(inheritedKey(trace))).toBe(expected);
  });
});
