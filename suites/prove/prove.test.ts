import { expect, test } from 'vitest';
import type { RunResult } from '../run/options.ts';
import { caught } from './caught.ts';
import { proveDefect } from './defect.ts';
import { proveInnocent } from './innocent.ts';

const DEFECT = { kind: 'defect', id: 'CopySnapshot/input/KmsKeyId/maxLength', seed: 7 } as const;

test('a defect’s run ends when its clause is first seen broken', async () => {
  const short = await proveDefect({ ...DEFECT, whole: false });
  const whole = await proveDefect({ ...DEFECT, whole: true });

  expect([short.missed, whole.missed]).toEqual([[], []]);
  expect(short.spent).toBeGreaterThan(0);
  // What was under way at that moment is still answered, and nothing more is sent.
  expect(short.requests).toBeLessThan((short.spent ?? 0) + 20);
  expect(whole.requests).toBeGreaterThan(short.requests);
});

test('an innocent runs the whole suite', async () => {
  const proof = await proveInnocent({ kind: 'reference', id: 'reference', seed: 7, whole: true });

  expect(proof).toMatchObject({ blamed: [], missed: [], spent: null });
  expect(proof.requests).toBeGreaterThan(400);
});

test.each([
  ['fail', { missed: [], blamed: [] }],
  ['warn', { missed: [], blamed: [] }],
  ['pass', { missed: ['a'], blamed: [] }],
  ['inconclusive', { missed: ['a'], blamed: [] }],
  // A judge that breaks down has caught nothing, and must not go unseen.
  ['error', { missed: ['a'], blamed: ['b'] }],
])('what ends in %s is caught or not', (verdict, expected) => {
  const results = ['a', 'b'].map((id) => ({
    clause: { id },
    verdict: id === 'a' || verdict === 'error' ? verdict : 'pass',
  }));

  expect(caught({ kind: 'ran', results } as unknown as RunResult, { clause: 'a' })).toEqual(
    expected,
  );
});

test('a job for nobody is a fault of ours', async () => {
  const nobody = { id: 'nobody', seed: 1, whole: false };

  await expect(proveDefect({ kind: 'defect', ...nobody })).rejects.toThrow('no defect nobody');
  await expect(proveInnocent({ kind: 'innocent', ...nobody })).rejects.toThrow(
    'no innocent nobody',
  );
});
