import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later, settled } from './later.ts';

const numbers = fc.integer({ min: 0, max: 1_000_000 });

describe('an arbitrary that is made at the first draw', () => {
  test('is made once, and not before', () => {
    let made = 0;
    const values = later(() => {
      made++;
      return numbers;
    });

    expect(made).toBe(0);
    fc.sample(values, 5);
    fc.sample(values, 5);
    expect(made).toBe(1);
  });

  test('draws and shrinks as the arbitrary itself does', () => {
    expect(wayDown(later(() => numbers))).toEqual(wayDown(numbers));
    expect(wayDown(later(() => numbers).map(String))).toEqual(wayDown(numbers.map(String)));
  });
});

describe('draws that are settled', () => {
  const isOdd = (value: number) => value % 2 === 1;

  test('are those of a filter while something fits', () => {
    expect(wayDown(settled(numbers, isOdd, 1))).toEqual(wayDown(numbers.filter(isOdd)));
  });

  test('end with the plain value where nothing fits, which has nothing smaller', () => {
    const values = settled(numbers, () => false, -1);

    expect(new Set(fc.sample(values, { seed: 1, numRuns: 20 }))).toEqual(new Set([-1]));
    expect(fc.check(fc.property(values, () => false)).counterexample).toEqual([-1]);
  });

  test('end with an error where there is no plain value', () => {
    const values = settled(numbers, () => false, new Error('there is none'));

    expect(() => fc.sample(values, { seed: 1, numRuns: 1 })).toThrow('there is none');
  });

  test('never leave their class on the way to the smallest', () => {
    const met: number[] = [];
    const property = fc.property(settled(numbers, isOdd, 1), (value) => {
      met.push(value);
      return value < 1_000;
    });

    for (const seed of [1, 2, 3]) fc.check(property, { seed });

    expect(met.length).toBeGreaterThan(1);
    expect(met.filter((value) => !isOdd(value))).toEqual([]);
  });
});

function wayDown(values: fc.Arbitrary<unknown>): unknown[] {
  const met: unknown[] = [];
  const property = fc.property(values, (value) => {
    met.push(value);
    return String(value).length < 3;
  });
  for (const seed of [1, 2, 3]) fc.check(property, { seed });
  return met;
}
