import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../specs/spec.ts';
import { PLAIN } from '../valid.ts';
import { accepts } from './index.ts';

const waysOf = (schema: Schema) => accepts(schema, PLAIN, ['A'], 50);
const text: Schema = { type: 'string' };

describe('ways to keep the limits', () => {
  test.each<[string, Schema, string[]]>([
    ['free text', text, ['any', 'empty', 'one-character']],
    ['text of a least length', { type: 'string', minLength: 3 }, ['any', 'at-least']],
    [
      'text of a pattern and no limit',
      { type: 'string', pattern: '\\S' },
      ['any', 'one-character'],
    ],
    [
      'text of one length',
      { type: 'string', minLength: 12, maxLength: 12, pattern: '^\\d{12}$' },
      ['any', 'at-least', 'at-limit-ascii'],
    ],
    ['a time', { type: 'string', title: 'date-time' }, ['any']],
    ['an enumeration', { type: 'string', enum: ['a', 'B_c'] }, ['a', 'b-c']],
    [
      'values of one kebab-case name, and of none',
      { type: 'string', enum: ['a', 'A', '+'] },
      ['value-1', 'value-2', 'value-3'],
    ],
    [
      'many values',
      { type: 'string', enum: Array.from({ length: 17 }, (_, i) => `v${i}`) },
      ['any', 'first', 'last'],
    ],
    ['an integer', { type: 'integer' }, ['any', 'zero']],
    [
      'an integer with limits',
      { type: 'integer', minimum: 1, maximum: 5 },
      ['above-minimum', 'any', 'at-maximum', 'at-minimum', 'below-maximum'],
    ],
    ['one integer', { type: 'integer', minimum: 2, maximum: 2 }, ['any', 'at-minimum']],
    ['a number', { type: 'number' }, ['any', 'fraction', 'whole', 'zero']],
    [
      'a number without a whole one',
      { type: 'number', minimum: 0.2, maximum: 0.8 },
      ['any', 'at-maximum', 'at-minimum', 'fraction'],
    ],
    ['a boolean', { type: ['boolean', 'null'] }, ['false', 'true']],
    [
      'bytes',
      { type: 'string', contentEncoding: 'base64', maxLength: 9 },
      ['any', 'at-limit', 'empty', 'one-byte', 'three-bytes', 'two-bytes'],
    ],
    [
      'a list with a least length',
      { type: 'array', minItems: 3, maxItems: 9, items: text },
      ['3-items', '4-items', '8-items', '9-items'],
    ],
    [
      'a set of few',
      { type: 'array', uniqueItems: true, items: { type: 'boolean' } },
      ['0-items', '1-items', '2-items'],
    ],
    ['a list that says nothing of its items', { type: 'array', maxItems: 9 }, ['0-items']],
    [
      'a map',
      { type: 'object', maxProperties: 4, additionalProperties: text },
      ['0-entries', '1-entries', '2-entries', '3-entries', '4-entries'],
    ],
    [
      'a structure',
      { type: 'object', required: ['A'], properties: { A: text, B: text } },
      ['any', 'every-member', 'required-only'],
    ],
    [
      'a union',
      { type: 'object', maxProperties: 1, minProperties: 1, properties: { A: text, B: text } },
      ['any', 'member-1', 'member-2'],
    ],
    [
      'two types',
      { type: ['boolean', 'integer'] },
      ['boolean-false', 'boolean-true', 'integer-any', 'integer-zero'],
    ],
    ['nothing said', {}, []],
  ])('%s', (_what, schema, names) => {
    expect(
      waysOf(schema)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names);
  });
});

test.each<[string, Schema, string, unknown]>([
  ['integer', { type: 'integer', minimum: 1, maximum: 500 }, 'above-minimum', 2],
  ['integer', { type: 'integer', minimum: 1, maximum: 500 }, 'at-maximum', 500],
  ['enumeration', { type: 'string', enum: ['iam', 'NO_PASSWORD'] }, 'no-password', 'NO_PASSWORD'],
  ['boolean', { type: 'boolean' }, 'true', true],
])('a way of %s has the value of its name', (_what, schema, way, value) => {
  const found = waysOf(schema).find(({ name }) => name === way);
  if (!found) throw new Error(`there is no way ${way}`);

  expect(new Set(fc.sample(found.values, { seed: 1, numRuns: 20 }))).toEqual(new Set([value]));
});

test('listing the ways makes no draw: a pattern that is hard to draw costs nothing', () => {
  const schema: Schema = {
    type: 'string',
    pattern: '^(?=.*[0-9])(?=.*[a-z]).{12,}$',
    maxLength: 99,
  };
  const started = process.cpuUsage();

  for (let i = 0; i < 200; i++) waysOf({ ...schema, pattern: `${schema.pattern}|${i}` });

  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_000);
});
