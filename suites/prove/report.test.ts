import { expect, test } from 'vitest';
import type { Proof } from './job.ts';
import { report } from './report.ts';

const CAUGHT: Proof = {
  kind: 'defect',
  id: 'a',
  seed: 1,
  whole: true,
  missed: [],
  blamed: [],
  spent: 12,
  requests: 40,
};
const UNBLAMED: Proof = { ...CAUGHT, kind: 'innocent', id: 'b', spent: null };
const GENERATED: Proof = { ...CAUGHT, kind: 'generated', id: 'g', whole: false };
const EVERYWHERE: Proof = { ...UNBLAMED, kind: 'everywhere' };
const REFERENCE: Proof = { ...UNBLAMED, kind: 'reference', id: 'reference' };

test('the power is proven where every defect was caught and nobody was blamed', () => {
  const slow = { ...CAUGHT, id: 'c', seed: 1, whole: false, spent: 20 };
  const { text, proven } = report(
    [CAUGHT, slow, UNBLAMED, REFERENCE, GENERATED, EVERYWHERE],
    { seeds: 1, sample: 7 },
    61_000,
  );

  expect(proven).toBe(true);
  expect(text).toContain('2 of 2: 2 defects, 1 seeds each');
  expect(text).toContain('median 16 until a defect is seen, worst 20 (c)');
  expect(text).toContain('2 of 2 not blamed: the reference and 1 variants');
  expect(text).toContain('1 of 1: defects of the whole API, sample 7 of 20');
  expect(text).toContain('1 of 1 not blamed on the whole API, sample 7 of 20');
  expect(text).toContain('240 requests in 61 s');
});

test.each<[string, Proof, string]>([
  ['survived', { ...CAUGHT, missed: ['X/y'], spent: null }, 'survived  a, seed 1: X/y'],
  ['was blamed', { ...EVERYWHERE, blamed: ['X/y'] }, 'blamed    b, seed 1: X/y'],
  ['was blamed', { ...UNBLAMED, blamed: ['X/y'] }, 'blamed    b, seed 1: X/y'],
])('it is not where one %s, and both are named', (_what, proof, words) => {
  const { text, proven } = report([CAUGHT, UNBLAMED, REFERENCE, proof], { seeds: 1 }, 1000);

  expect(proven).toBe(false);
  expect(text).toContain(words);
});
