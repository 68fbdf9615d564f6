import { describe, expect, test } from 'vitest';
import { type Answer, COPIED, fault, listing, look, step } from '../../../../testing/traces.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { noTrace, snapshotsOf, sourceAsAtStart, sourceUnchanged } from './effects.ts';

const REFUSED = fault('ValidationException');
const NOT_FOUND = fault('SnapshotNotFoundFault');
const LOST: Answer = { failure: 'reset' };

describe('after a rejected call', () => {
  test.each<[string, Answer, string]>([
    ['SnapshotNotFoundFault: nothing was made', NOT_FOUND, 'holds'],
    ['the same with the namespace of a model', fault('a.b#SnapshotNotFoundFault'), 'holds'],
    ['the same with status 404: a clause of its own', fault('SnapshotNotFoundFault', 404), 'holds'],
    ['an empty list', listing(), 'holds'],
    ['a list without the target', listing({ Name: 'source' }, { Name: 'copy-2' }), 'holds'],
    ['the target', listing({ Name: 'copy' }), 'broken'],
    ['the target in another letter case', listing({ Name: 'COPY' }), 'broken'],
    ['the target, being made', listing({ Name: 'copy', Status: 'creating' }), 'broken'],
    ['the target among others', listing({ Name: 'source' }, { Name: 'copy' }), 'broken'],
    ['another fault', fault('AccessDeniedException'), 'inconclusive'],
    ['a fault of the server', fault('InternalFailure', 500), 'inconclusive'],
    ['an answer that nobody can read', { status: 200, body: [] }, 'inconclusive'],
    ['no answer', LOST, 'inconclusive'],
  ])('the world shows %s', (_what, answer, expected) => {
    const trace = [step('probe', REFUSED), readback(answer)];

    expect(noTrace(trace)?.outcome).toBe(expected);
  });

  test('names the snapshot that should not be there', () => {
    expect(noTrace([step('probe', REFUSED), readback(listing({ Name: 'Copy' }))])).toMatchObject({
      expected: { code: 'absent', name: 'copy' },
      actual: { code: 'exists', name: 'copy' },
    });
  });

  test.each<[string, Trace]>([
    ['an accepted call', [step('probe', COPIED), readback(listing({ Name: 'copy' }))]],
    [
      'a lost call, which may have been heard',
      [step('probe', LOST), readback(listing({ Name: 'copy' }))],
    ],
    ['a rejected call after which nobody looked', [step('probe', REFUSED)]],
    ['a look without a call', [readback(NOT_FOUND)]],
  ])('nothing is said of %s', (_what, trace) => {
    expect(noTrace(trace)).toBeUndefined();
  });

  test('the look counts and not what the twin made later', () => {
    const trace = [step('probe', REFUSED), readback(NOT_FOUND), step('twin', COPIED)];

    expect(noTrace(trace)?.outcome).toBe('holds');
  });
});

describe('the source, before and after it was copied', () => {
  const source = {
    Name: 'source',
    Status: 'available',
    ClusterConfiguration: { Port: 6379, Shards: [{ Name: '0001' }] },
  };

  test.each<[string, JsonObject, string]>([
    ['the same', source, 'holds'],
    ['the same in another order', Object.fromEntries(Object.entries(source).reverse()), 'holds'],
    ['a member that is null and was absent', { ...source, KmsKeyId: null }, 'holds'],
    ['another member', { ...source, KmsKeyId: 'key' }, 'broken'],
    ['another name', { ...source, Name: 'copy' }, 'broken'],
    ['another value deep down', { ...source, ClusterConfiguration: { Port: 1 } }, 'broken'],
    ['a member less', { Name: 'source', Status: 'available' }, 'broken'],
    ['one more item of a list', withShards([{ Name: '0001' }, { Name: '0002' }]), 'broken'],
  ])('%s', (_what, after, expected) => {
    expect(sourceUnchanged(looks(listing(source), COPIED, listing(after))).outcome).toBe(expected);
  });

  test('names the place that changed, with both values', () => {
    const after = listing({ ...source, ClusterConfiguration: { ...withPort(1) } });

    expect(sourceUnchanged(looks(listing(source), COPIED, after))).toMatchObject({
      expected: { code: 'unchanged' },
      actual: { at: 'Snapshot/ClusterConfiguration/Port', before: 6379, after: 1 },
    });
  });

  test('is broken when the source is gone', () => {
    expect(sourceUnchanged(looks(listing(source), COPIED, listing())).outcome).toBe('broken');
  });

  test.each<[string, Trace, string]>([
    ['the look before failed', looks(NOT_FOUND, COPIED, listing(source)), 'no-readback'],
    ['the look after failed', looks(listing(source), COPIED, LOST), 'no-readback'],
    ['the copy was rejected', looks(listing(source), REFUSED, listing(source)), 'never-seen'],
    [
      'the source could not be made',
      [step('arrange', REFUSED), ...looks(listing(source), COPIED, listing(source))],
      'helper-failed',
    ],
    [
      'the source was still being made',
      looks(listing({ ...source, Status: 'creating' }), COPIED, listing(source)),
      'source-state',
    ],
    ['there was no look after', looks(listing(source), COPIED), 'interrupted'],
    ['nothing happened', [], 'interrupted'],
  ])('is not known where %s', (_what, trace, code) => {
    expect(sourceUnchanged(trace)).toMatchObject({ outcome: 'inconclusive', reason: { code } });
  });

  test.each<[string, JsonObject | null, string]>([
    ['the same', source, 'holds'],
    ['the same with its shards', withShards([{ Name: '0001' }, { Name: '0002' }]), 'holds'],
    ['another member, which somebody changed before the first look', withKey('old'), 'broken'],
    ['nothing: there is no source', null, 'holds'],
  ])('as the run began it was %s', (_what, first, expected) => {
    const trace = looks(listing(source), COPIED, listing(source));

    expect(sourceAsAtStart(trace, { things: first ? { snapshot: first } : {} }).outcome).toBe(
      expected,
    );
  });

  function withKey(KmsKeyId: string): JsonObject {
    return { ...source, KmsKeyId };
  }

  function withShards(Shards: Json): JsonObject {
    return { ...source, ClusterConfiguration: { ...source.ClusterConfiguration, Shards } };
  }

  function withPort(Port: number): JsonObject {
    return { ...source.ClusterConfiguration, Port };
  }
});

test.each<[string, JsonObject, number]>([
  ['snapshots', { Snapshots: [{ Name: 'a' }, { Name: 'b' }] }, 2],
  ['none', { Snapshots: [] }, 0],
  ['no list', { Snapshots: 'a' }, 0],
  ['nothing', {}, 0],
  ['items that are no objects', { Snapshots: [null, 5, ['a'], { Name: 'a' }] }, 1],
])('the snapshots of an answer with %s', (_what, body, count) => {
  expect(snapshotsOf(body)).toHaveLength(count);
});

function readback(answer: Answer): Step {
  return look('readback', 'copy', answer);
}

function looks(before: Answer, copy: Answer, after?: Answer): Trace {
  const steps = [look('before', 'source', before), step('probe', copy)];
  return after ? [...steps, look('after', 'source', after)] : steps;
}
