import { describe, expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import type { Step } from '../model/trace.ts';
import { implemented } from './implemented.ts';

const COPIED = step(200, { Snapshot: { Name: 'a' } });
const NO_SOURCE = fault('SnapshotNotFoundFault');
const NO_NAMES = fault('ValidationException');
const PAGE = '<html><body>Not found</body></html>';

describe('an operation that there is', () => {
  test.each<[string, Step, Step]>([
    ['copies, and rejects the empty call', COPIED, NO_NAMES],
    ['knows no such source', NO_SOURCE, NO_NAMES],
    ['rejects both calls alike', NO_NAMES, NO_NAMES],
    ['rejects without naming a fault', step(400, ''), step(400, '')],
    ['copies, and crashes at the empty call', COPIED, step(500, PAGE)],
    ['crashes at the whole call, and rejects the empty one', step(500, PAGE), NO_NAMES],
    ['copies, and knows not the empty call', COPIED, fault('UnknownOperationException')],
    ['needs permission', fault('AccessDeniedException'), fault('AccessDeniedException')],
    ['fails within', fault('InternalFailure', 500), fault('InternalFailure', 500)],
  ])('%s', (_what, whole, empty) => {
    expect(implemented([whole, empty]).outcome).toBe('holds');
  });
});

describe('an operation that there is not', () => {
  test.each<[string, Step]>([
    ['UnknownOperationException', fault('UnknownOperationException')],
    ['the same in a namespace', fault('a.b#UnknownOperationException')],
    ['InvalidAction', fault('InvalidAction')],
    ['NotImplemented', fault('NotImplemented', 501)],
    ['UnsupportedOperation', fault('UnsupportedOperationException')],
    ['any fault with status 501', fault('InternalFailure', 501)],
    ['404 and a page', step(404, PAGE)],
    ['405 and nothing', step(405, '')],
    ['501 and nothing', step(501, '')],
    ['a crash without a fault', step(500, PAGE)],
  ])('answers both calls with %s', (_what, answer) => {
    expect(implemented([answer, answer]).outcome).toBe('broken');
  });

  test('need not answer both calls alike', () => {
    const answers = [fault('UnknownOperationException'), step(404, PAGE)];

    expect(implemented(answers)).toMatchObject({
      outcome: 'broken',
      actual: { reply: { type: 'UnknownOperationException' } },
    });
  });
});

function fault(type: string, status = 400): Step {
  return step(status, { __type: type });
}

/** A step answered like this; text goes as it is, anything else as JSON. */
function step(status: number, body: unknown): Step {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const exchange: Exchange = {
    request: { method: 'POST', url: 'http://localhost/', headers: [], body: '{}' },
    outcome: {
      kind: 'response',
      response: { status, headers: [], body: new TextEncoder().encode(text) },
    },
    attempts: 1,
    mayHaveRepeated: false,
  };
  return { role: 'probe', operation: 'CopySnapshot', input: {}, exchange, started: 0, ended: 0 };
}
