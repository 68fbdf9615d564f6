import { describe, expect, test } from 'vitest';
import { answered, fault, step } from '../../testing/traces.ts';
import type { Step } from '../model/trace.ts';
import { implemented } from './implemented.ts';

const COPIED = answered(200, { Snapshot: { Name: 'a' } });
const NO_SOURCE = refused('SnapshotNotFoundFault');
const NO_NAMES = refused('ValidationException');
const PAGE = '<html><body>Not found</body></html>';

describe('an operation that there is', () => {
  test.each<[string, Step, Step]>([
    ['copies, and rejects the empty call', COPIED, NO_NAMES],
    ['knows no such source', NO_SOURCE, NO_NAMES],
    ['rejects both calls alike', NO_NAMES, NO_NAMES],
    ['rejects without naming a fault', answered(400, ''), answered(400, '')],
    ['copies, and crashes at the empty call', COPIED, answered(500, PAGE)],
    ['crashes at the whole call, and rejects the empty one', answered(500, PAGE), NO_NAMES],
    ['copies, and knows not the empty call', COPIED, refused('UnknownOperationException')],
    ['needs permission', refused('AccessDeniedException'), refused('AccessDeniedException')],
    ['fails within', refused('InternalFailure', 500), refused('InternalFailure', 500)],
  ])('%s', (_what, whole, empty) => {
    expect(implemented([whole, empty]).outcome).toBe('holds');
  });
});

describe('an operation that there is not', () => {
  test.each<[string, Step]>([
    ['UnknownOperationException', refused('UnknownOperationException')],
    ['the same in a namespace', refused('a.b#UnknownOperationException')],
    ['InvalidAction', refused('InvalidAction')],
    ['NotImplemented', refused('NotImplemented', 501)],
    ['UnsupportedOperation', refused('UnsupportedOperationException')],
    ['any fault with status 501', refused('InternalFailure', 501)],
    ['404 and a page', answered(404, PAGE)],
    ['405 and nothing', answered(405, '')],
    ['501 and nothing', answered(501, '')],
    ['a crash without a fault', answered(500, PAGE)],
  ])('answers both calls with %s', (_what, answer) => {
    expect(implemented([answer, answer]).outcome).toBe('broken');
  });

  test('need not answer both calls alike', () => {
    const answers = [refused('UnknownOperationException'), answered(404, PAGE)];

    expect(implemented(answers)).toMatchObject({
      outcome: 'broken',
      actual: { reply: { type: 'UnknownOperationException' } },
    });
  });
});

function refused(type: string, status = 400): Step {
  return step('probe', fault(type, status));
}
