import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../specs/spec.ts';
import { bounds, stringOfLength, validString } from './strings.ts';

const draw = <T>(values: fc.Arbitrary<T>) => fc.sample(values, { seed: 11, numRuns: 400 });
const size = (value: string) => [...value].length;

describe('valid strings', () => {
  test.each<[string, Schema]>([
    ['a class', { pattern: '^[a-c]+$' }],
    ['a class and a limit', { pattern: '^[a-c]+$', maxLength: 3 }],
    ['a least length that the pattern does not ask for', { pattern: '^[a-c]*$', minLength: 4 }],
    ['a long literal', { pattern: '^arn:partition:service:region:[0-9]{12}:thing/[^/]+$' }],
    ['a look-ahead, which fast-check cannot read', { pattern: '^(?!aws:)', maxLength: 128 }],
    ['alternatives', { pattern: '^(one|two|three)(,(one|two))*$' }],
  ])('keep %s', (_what, schema) => {
    const regex = new RegExp(schema.pattern ?? '', 'u');
    const { min, max } = bounds(schema);

    const wrong = draw(validString(schema)).filter(
      (value) => !regex.test(value) || size(value) < min || size(value) > max,
    );

    expect(wrong).toEqual([]);
  });

  test.each<[Schema, number, number]>([
    [{}, 0, 24],
    [{ maxLength: 4 }, 0, 4],
    [{ minLength: 30 }, 30, 30],
    [{ minLength: 1, maxLength: 128 }, 1, 24],
  ])('of %j have %i to at most %i characters: ordinary texts are short', (schema, min, max) => {
    const sizes = draw(validString(schema)).map(size);

    expect(Math.min(...sizes)).toBe(min);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(max);
  });
});

describe('strings of one length', () => {
  test.each<[string, Schema, string]>([
    ['free text of one-byte characters', {}, 'a'],
    ['free text of astral characters', {}, '😀'],
    ['a class', { pattern: '^[A-Za-z0-9._-]+$' }, 'a'],
    ['a look-ahead', { pattern: '^(?!aws:)' }, '😀'],
  ])('%s', (_what, schema, filler) => {
    const sizes = draw(stringOfLength(schema, 300, filler) ?? fc.constant('')).map(size);

    expect(new Set(sizes)).toEqual(new Set([300]));
  });

  test('are not to be had where the pattern has no room for the filler', () => {
    expect(stringOfLength({ pattern: '^[a-z]+$' }, 20, '😀')).toBeUndefined();
    expect(stringOfLength({ pattern: '^[0-9]{3}$' }, 20, 'a')).toBeUndefined();
  });

  test('of length nought are empty', () => {
    expect(draw(stringOfLength({}, 0, 'a') ?? fc.constant('none'))).toContain('');
    expect(new Set(draw(stringOfLength({}, 0, 'a') ?? fc.constant('none')))).toEqual(new Set(['']));
  });
});
