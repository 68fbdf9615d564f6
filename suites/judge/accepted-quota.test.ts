import { expect, test } from 'vitest';
import { COPIED, fault, outcome, step } from '../../testing/traces.ts';
import { accepted } from './accepted.ts';

const refusedFor = (type: string) => [step('probe', fault(type)), step('twin', COPIED)];

test('a probe that is refused since there are too many things says nothing of its members', () => {
  expect(outcome(accepted(refusedFor('SnapshotQuotaExceededFault')))).toBe(
    'inconclusive helper-failed',
  );
});

test('one that is refused for anything else does, its own tags among it', () => {
  expect(outcome(accepted(refusedFor('InvalidParameterValueException')))).toBe('broken');
  expect(outcome(accepted(refusedFor('TagQuotaPerResourceExceeded')))).toBe('broken');
});
