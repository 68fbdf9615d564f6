import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../specs/load.ts';
import { copyDomain } from '../../families/snapshot/domain.ts';
import type { Json } from '../../model/json.ts';
import { schemaAt } from '../place.ts';
import { accepts } from './index.ts';

const request = loadContract().operations['CopySnapshot']?.request ?? {};
const domain = copyDomain([]);
const ajv = new Ajv2020({ strict: true, allErrors: true });

/** Places with limits, and the lengths in code points that their ways must reach. */
const REACHED: [place: string, lengths: Record<string, number>][] = [
  ['TargetBucket', { 'at-limit-ascii': 255, 'below-limit': 254, 'one-character': 1 }],
  [
    'KmsKeyId',
    {
      'at-limit-ascii': 2048,
      'at-limit-astral': 2048,
      'below-limit': 2047,
      'one-character': 1,
      empty: 0,
    },
  ],
  [
    'Tags/items/Key',
    { 'at-limit-ascii': 128, 'at-limit-astral': 128, 'below-limit': 127, 'one-character': 1 },
  ],
  [
    'Tags/items/Value',
    {
      'at-limit-ascii': 256,
      'at-limit-astral': 256,
      'below-limit': 255,
      'one-character': 1,
      empty: 0,
    },
  ],
];

describe.each(REACHED)('%s', (place, lengths) => {
  test('has a way to each of its limits, and free draws', () => {
    const names = waysOf(place).map(({ name }) => name);

    expect(names.sort()).toEqual([...Object.keys(lengths), 'any'].sort());
  });

  test.each(Object.entries(lengths))('%s always has %i characters', (way, length) => {
    const seen = new Set(sample(place, way).map((value) => [...String(value)].length));

    expect([...seen]).toEqual([length]);
  });

  test('every way keeps every keyword', () => {
    const validate = ajv.compile(schemaAt(request, place.split('/')));

    const wrong = waysOf(place).flatMap(({ name }) =>
      sample(place, name).filter((value) => !validate(value)),
    );

    expect(wrong).toEqual([]);
  });
});

test('texts at a limit are drawn in one-byte and in four-byte characters', () => {
  const bytes = (way: string) =>
    sample('KmsKeyId', way).map((value) => new TextEncoder().encode(String(value)).length);

  expect(Math.min(...bytes('at-limit-ascii'))).toBeLessThan(2048 + 8 * 3 + 1);
  expect(Math.max(...bytes('at-limit-astral'))).toBe(2048 * 4);
});

describe('lists', () => {
  test.each([
    [50, [0, 1, 2, 49, 50]],
    [2, [0, 1, 2]],
    [1, [0, 1]],
    [500, [0, 1, 2, 199, 200]],
  ])('of at most %i items are drawn at their ends, within the schema', (most, lengths) => {
    const ways = accepts(schemaAt(request, ['Tags']), domain, ['Tags'], most);

    const drawn = ways.map(({ name, values }) => {
      const seen = fc.sample(values, { seed: 1, numRuns: 20 }).map((v) => (v as Json[]).length);
      return [name, ...new Set(seen)];
    });

    const expected = [...new Set(lengths)].map((length) => [`${length}-items`, length]);
    expect(drawn.sort()).toEqual(expected.sort());
  });

  test('have keys that differ, so that they say nothing but their number', () => {
    const [list] = sample('Tags', '50-items') as [{ Key: string }[]];

    expect(new Set(list.map(({ Key }) => Key.toLowerCase())).size).toBe(50);
  });
});

function waysOf(place: string) {
  const path = place.split('/');
  return accepts(schemaAt(request, path), domain, path, 50);
}

function sample(place: string, way: string): Json[] {
  const found = waysOf(place).find(({ name }) => name === way);
  if (!found) throw new Error(`${place} has no way ${way}`);
  return fc.sample(found.values, { seed: 7, numRuns: 300 });
}
