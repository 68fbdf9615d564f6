import { describe, expect, test } from 'vitest';
import { brokenBy, stepOf } from '../../fixtures/browser/record.ts';
import { loadContract } from '../../specs/load.ts';
import type { Phrase } from '../../suites/model/phrase.ts';
import type { ClauseResult, RecordedStep } from '../../suites/model/run-record.ts';
import { spotOf } from './spot.ts';

const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };

function resultOf(
  id: string,
  expected: Phrase,
  actual: Phrase,
  trace: RecordedStep[],
  step: number | null = null,
): ClauseResult {
  const clause = clauses.find((own) => own.id === id);
  if (!clause) throw new Error(`no clause ${id}`);
  const rest = { unproven: 0, reason: null, witness: null, held: 0, broke: 1, spent: null };
  return {
    kind: 'clause',
    clause,
    ...rest,
    ...brokenBy(expected, actual, trace, step),
  } as ClauseResult;
}

function answering(status: number, body: object, own: Partial<RecordedStep> = {}): RecordedStep {
  const text = JSON.stringify(body);
  return stepOf({
    ...own,
    response: { status, headers: [], body: text, encoding: 'utf8', bytes: text.length },
  });
}

describe('the offending spot', () => {
  test('of a request that was accepted: the member, and the status', () => {
    const trace = [stepOf()];
    const actual: Phrase = { code: 'reply', reply: { kind: 'success', status: 200 } };
    const id = 'CopySnapshot/input/KmsKeyId/maxLength';
    const found = spotOf(resultOf(id, { code: 'fault', types: ['A'] }, actual, trace));
    expect(found?.spot).toEqual({ request: ['KmsKeyId'], response: { kind: 'status' } });
  });

  test('of one item of a list: that item; of several: the list', () => {
    const actual: Phrase = { code: 'reply', reply: { kind: 'success', status: 200 } };
    const id = 'CopySnapshot/input/Tags/items/Key/maxLength';
    const spot = (Tags: { Key: string }[]) =>
      spotOf(resultOf(id, { code: 'accepted' }, actual, [stepOf({ input: { Tags } })]))?.spot
        .request;
    expect(spot([{ Key: 'a' }])).toEqual(['Tags', 0, 'Key']);
    expect(spot([{ Key: 'a' }, { Key: 'b' }])).toEqual(['Tags']);
  });

  test('of a wrong fault: where the answer names it', () => {
    const trace = [answering(400, { message: 'no', __type: 'WrongFault' })];
    const actual: Phrase = {
      code: 'reply',
      reply: { kind: 'fault', status: 400, type: 'WrongFault' },
    };
    const id = 'CopySnapshot/faults/SnapshotNotFoundFault/type';
    const found = spotOf(resultOf(id, { code: 'fault', types: ['A'] }, actual, trace));
    expect(found?.spot.response).toEqual({ kind: 'member', place: ['__type'] });
  });

  test('of a wrong status: the status', () => {
    const trace = [answering(404, { __type: 'AFault' })];
    const actual: Phrase = { code: 'reply', reply: { kind: 'fault', status: 404, type: 'AFault' } };
    const id = 'CopySnapshot/faults/SnapshotNotFoundFault/status';
    const found = spotOf(resultOf(id, { code: 'status', status: 400 }, actual, trace, 0));
    expect(found?.spot.response).toEqual({ kind: 'status' });
  });

  test('of a member deep in a list: the place with the value, in the step that has it', () => {
    const other = answering(200, { Snapshots: [{ Status: 'available' }, { Status: 'odd' }] });
    const trace = [stepOf(), other, stepOf({ role: 'after' })];
    const actual: Phrase = { code: 'value', at: 'Status', value: 'odd' };
    const id = 'CopySnapshot/output/Snapshot/Status/enum';
    const found = spotOf(resultOf(id, { code: 'string' }, actual, trace));
    expect(found?.step).toBe(other);
    expect(found?.spot.response).toEqual({ kind: 'member', place: ['Snapshots', 1, 'Status'] });
  });

  test('of a member that a judge reads otherwise than it stands: the member all the same', () => {
    const listed = answering(200, { TagList: [] }, { role: 'after', operation: 'ListTags' });
    const actual: Phrase = { code: 'value', at: 'TagList', value: {} };
    const id = 'CopySnapshot/tags/inherited';
    const found = spotOf(resultOf(id, { code: 'tags', tags: {} }, actual, [stepOf(), listed]));
    expect(found?.step).toBe(listed);
    expect(found?.spot.response).toEqual({ kind: 'member', place: ['TagList'] });
  });

  test('of a member that is not there: what it ought to be in', () => {
    const trace = [answering(200, { Snapshot: { Name: 'a' } })];
    const actual: Phrase = { code: 'member-absent', at: 'Snapshot/ARN' };
    const id = 'CopySnapshot/output/Snapshot/ARN/required';
    const found = spotOf(resultOf(id, { code: 'string' }, actual, trace, 0));
    expect(found?.spot.response).toEqual({ kind: 'member', place: ['Snapshot'] });
  });

  test('of a snapshot that ought not to exist: the reading that shows it', () => {
    const seen = answering(200, { Snapshots: [{ Name: 'cfm-a-1' }] }, { role: 'readback' });
    const trace = [answering(400, {}), seen, stepOf({ role: 'twin' }, 'cfm-a-2')];
    const actual: Phrase = { code: 'exists', name: 'CFM-a-1' };
    const id = 'CopySnapshot/effects/none-after-rejection';
    const found = spotOf(resultOf(id, { code: 'accepted' }, actual, trace));
    expect(found?.step).toBe(seen);
    expect(found?.spot.response).toEqual({ kind: 'member', place: ['Snapshots', 0, 'Name'] });
  });

  test('of a history that no order explains: none', () => {
    const actual: Phrase = { code: 'unexplained', calls: [] };
    const id = 'CopySnapshot/races/one-target';
    expect(spotOf(resultOf(id, { code: 'explained' }, actual, [stepOf()]))).toBeNull();
  });
});
