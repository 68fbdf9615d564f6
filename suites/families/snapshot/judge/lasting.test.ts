import { describe, expect, test } from 'vitest';
import {
  type Answer,
  COPIED,
  call,
  fault,
  listing,
  look,
  outcome,
  step,
  tagList,
} from '../../../../testing/traces.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Trace } from '../../../model/trace.ts';
import { survivedByExisting } from './existing.ts';
import { copyOfCopy, possible, statusPath, survives } from './lasting.ts';

const NOT_FOUND = fault('SnapshotNotFoundFault');
const REFUSED = fault('SnapshotAlreadyExistsFault');
const COPY = { Name: 'copy', Status: 'available', KmsKeyId: 'a' };
const DELETED = call('arrange', 'DeleteSnapshot', { SnapshotName: 'source' }, COPIED);

describe('a copy after its source was deleted', () => {
  const trace = (before: Answer, after: Answer, copy: Answer = COPIED): Trace => [
    step('probe', copy),
    look('before', 'copy', before),
    DELETED,
    look('after', 'copy', after),
  ];

  test.each<[string, Trace, string]>([
    ['reads as before', trace(listing(COPY), listing(COPY)), 'holds'],
    ['reads otherwise', trace(listing(COPY), listing({ ...COPY, KmsKeyId: 'b' })), 'broken'],
    [
      'is being deleted too',
      trace(listing(COPY), listing({ ...COPY, Status: 'deleting' })),
      'broken',
    ],
    ['is gone', trace(listing(COPY), NOT_FOUND), 'broken'],
    [
      'cannot be told if it was never made',
      trace(listing(COPY), NOT_FOUND, REFUSED),
      'inconclusive helper-failed',
    ],
    [
      'cannot be told if nobody saw it before',
      trace(NOT_FOUND, NOT_FOUND),
      'inconclusive helper-failed',
    ],
    [
      'cannot be told if the look fails',
      trace(listing(COPY), fault('X', 500)),
      'inconclusive helper-failed',
    ],
  ])('%s', (_what, own, expected) => {
    expect(outcome(survives(own))).toBe(expected);
  });
});

describe('a snapshot whose name another copy asked for', () => {
  const tags = (role: 'before' | 'after', answer: Answer) => call(role, 'ListTags', {}, answer);
  const trace = (
    after: JsonObject,
    before: Answer,
    now: Answer,
    probe: Answer = REFUSED,
  ): Trace => [
    step('twin', COPIED),
    look('before', 'copy', listing(COPY)),
    tags('before', before),
    step('probe', probe),
    look('after', 'copy', listing(after)),
    tags('after', now),
  ];
  const [own, again] = [tagList({ a: '1' }), tagList({ again: '1' })];

  test.each<[string, Trace, string]>([
    ['reads as before', trace(COPY, own, own), 'holds'],
    ['has the other’s key', trace({ ...COPY, KmsKeyId: 'b' }, own, own), 'broken'],
    ['has the other’s tags', trace(COPY, own, again), 'broken'],
    ['reads as before, however the call was answered', trace(COPY, own, own, COPIED), 'holds'],
    ['reads as before where tags cannot be listed', trace(COPY, REFUSED, REFUSED), 'holds'],
    ['was never made', [step('twin', REFUSED)], 'inconclusive helper-failed'],
  ])('%s', (_what, steps, expected) => {
    expect(outcome(survivedByExisting(steps))).toBe(expected);
  });
});

describe('a copy that has become possible', () => {
  const trace = (probe: Answer, repeated = false): Trace => [
    step('arrange', COPIED),
    look('arrange', 'copy', NOT_FOUND),
    step('probe', probe, repeated),
  ];

  test.each<[string, Trace, string]>([
    ['is accepted', trace(COPIED), 'holds'],
    ['is refused', trace(REFUSED), 'broken'],
    [
      'is refused for a quota, which copies may count toward',
      trace(fault('SnapshotQuotaExceededFault')),
      'inconclusive helper-failed',
    ],
    [
      'may have been made by the attempt before',
      trace(REFUSED, true),
      'inconclusive repeated-request',
    ],
    ['was never asked for', [step('arrange', COPIED)], 'inconclusive interrupted'],
    [
      'cannot be told if what came before failed',
      [step('arrange', REFUSED), step('probe', REFUSED)],
      'inconclusive helper-failed',
    ],
  ])('%s', (_what, own, expected) => {
    expect(outcome(possible(own))).toBe(expected);
  });
});

describe('a copy of a copy', () => {
  const withPort = (Port: number, more: JsonObject = {}): Answer => ({
    status: 200,
    body: { Snapshot: { Name: 'copy', ClusterConfiguration: { Port, ...more } } },
  });

  test.each<[string, Answer, string]>([
    ['has the first source’s configuration', withPort(1), 'holds'],
    ['has more members: those that both have are compared', withPort(1, { Engine: 'a' }), 'holds'],
    ['shows its shards', withPort(1, { Shards: [] }), 'holds'],
    ['has another configuration', withPort(2), 'broken'],
    ['is refused', fault('InvalidParameterValueException'), 'broken'],
  ])('%s', (_what, second, expected) => {
    const trace = [step('arrange', withPort(1)), step('probe', second)];

    expect(outcome(copyOfCopy(trace))).toBe(expected);
  });
});

describe('the statuses of a copy', () => {
  /** Looks with these statuses, `gone` for none; deleted at the mark. */
  const trace = (...statuses: string[]): Trace => [
    step('probe', COPIED),
    ...statuses.map((Status) =>
      Status === 'DELETE'
        ? DELETED
        : look('arrange', 'copy', Status === 'gone' ? NOT_FOUND : listing({ ...COPY, Status })),
    ),
  ];

  test.each<[string[], string]>([
    [['creating', 'available', 'DELETE', 'deleting', 'gone'], 'holds'],
    [['copying', 'available', 'DELETE', 'gone'], 'holds'],
    // Nothing says in which order the two come, if both do.
    [['copying', 'creating', 'available'], 'holds'],
    [['available', 'DELETE', 'available', 'deleting', 'gone'], 'holds'],
    [['available', 'creating'], 'broken'],
    [['creating', 'available', 'DELETE', 'creating', 'gone'], 'broken'],
    [['creating', 'available', 'DELETE', 'deleting', 'available'], 'broken'],
    [['available', 'DELETE', 'gone', 'available'], 'broken'],
    [['creating', 'gone'], 'broken'],
    [['available', 'deleting'], 'broken'],
    [['creating', 'done'], 'broken'],
  ])('%j: %s', (statuses, expected) => {
    expect(outcome(statusPath(trace(...statuses)))).toBe(expected);
  });

  test('prove nothing where a look failed, or the copy was refused', () => {
    const failed = look('arrange', 'copy', fault('InternalFailure', 500));

    expect(outcome(statusPath([...trace('creating'), failed]))).toBe('inconclusive no-readback');
    expect(outcome(statusPath([step('probe', REFUSED)]))).toBe('inconclusive helper-failed');
  });
});
