import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClauseKeyword, JsonType, Schema } from '../../../specs/spec.ts';
import type { Json } from '../../model/json.ts';
import { PLAIN } from '../valid.ts';
import { BREAKERS } from './index.ts';

const REPEATED = ['repeated', 'repeated-apart'];
const text: Schema = { type: 'string' };
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

const waysOf = (keyword: ClauseKeyword, schema: Schema) =>
  BREAKERS[keyword]?.(schema, PLAIN, ['A']) ?? [];
const draw = (values: fc.Arbitrary<Json>) => fc.sample(values, { seed: 9, numRuns: 200 });

describe('ways to break a keyword', () => {
  test.each<[ClauseKeyword, string, Schema, string[]]>([
    ['minItems', 'one', { type: 'array', minItems: 1, items: text }, ['empty']],
    ['minItems', 'three', { type: 'array', minItems: 3, items: text }, ['empty', 'one-short']],
    ['uniqueItems', 'any', { type: 'array', uniqueItems: true, items: text }, REPEATED],
    [
      'uniqueItems',
      'no room for two',
      { type: 'array', uniqueItems: true, maxItems: 1, items: text },
      [],
    ],
    [
      'uniqueItems',
      'a single value',
      { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a'] } },
      ['repeated'],
    ],
    ['minimum', 'nought', { type: 'integer', minimum: 0 }, ['just-under']],
    ['minimum', 'above nought', { type: 'integer', minimum: 5 }, ['just-under', 'negative']],
    ['maximum', 'nought', { type: 'integer', maximum: 0 }, ['just-over']],
    ['enum', 'upper case', { type: 'string', enum: ['A', 'B'] }, ['unknown-value', 'letter-case']],
    ['enum', 'each case', { type: 'string', enum: ['a', 'A'] }, ['unknown-value']],
    ['pattern', 'something there', { type: 'string', pattern: '\\S' }, ['empty', 'blank']],
    [
      'pattern',
      'a least length that the pattern does not ask for',
      { type: 'string', minLength: 5, pattern: '^[^ ]+$' },
      ['wrong-start', 'wrong-middle', 'wrong-end'],
    ],
    ['pattern', 'anything', { type: 'string', pattern: '^[\\s\\S]*$' }, []],
    [
      'maxItems',
      'a set of two',
      { type: 'array', maxItems: 2, uniqueItems: true, items: { type: 'boolean' } },
      [],
    ],
    [
      'minProperties',
      'of a union',
      { type: 'object', minProperties: 1, maxProperties: 1, properties: { A: text } },
      ['empty'],
    ],
    [
      'maxProperties',
      'of a union',
      { type: 'object', maxProperties: 1, properties: { A: text, B: text, C: text } },
      ['one-over', 'every-member'],
    ],
    [
      'maxProperties',
      'of a map',
      { type: 'object', maxProperties: 2, additionalProperties: text },
      ['one-over', 'twice-over'],
    ],
    [
      'maxLength',
      'of bytes',
      { type: 'string', contentEncoding: 'base64', maxLength: 10 },
      ['one-over-ascii', 'twice-over'],
    ],
  ])('%s, %s', (keyword, _what, schema, names) => {
    const ways = waysOf(keyword, schema);
    const isValid = ajv.compile(schema);

    expect(ways.map(({ name }) => name)).toEqual(names);
    expect(ways.flatMap(({ values }) => draw(values).filter((value) => isValid(value)))).toEqual(
      [],
    );
  });

  test('bytes that are too many are bytes all the same', () => {
    const schema: Schema = { type: 'string', contentEncoding: 'base64', maxLength: 10 };
    const texts = waysOf('maxLength', schema).flatMap(({ values }) => draw(values).map(String));

    expect(texts.filter((own) => btoa(atob(own)) !== own)).toEqual([]);
    expect(new Set(texts.map((own) => own.length))).toEqual(new Set([12, 24]));
  });

  test('a text of fixed length has a character replaced, for it has no room for one more', () => {
    const schema: Schema = { type: 'string', pattern: '^[0-9]{12}$', minLength: 12, maxLength: 12 };
    const ways = waysOf('pattern', schema);

    expect(ways.map(({ name }) => name)).toContain('wrong-end');
    const lengths = ways.flatMap(({ values }) =>
      draw(values).map((own) => [...String(own)].length),
    );
    expect(new Set(lengths)).toEqual(new Set([12]));
  });

  test('each prefix that is forbidden has a way', () => {
    const schema: Schema = { type: 'string', pattern: '^(?!aws:|rds:)[a-z:]+$' };
    const names = waysOf('pattern', schema).map(({ name }) => name);

    expect(names.filter((name) => name.startsWith('forbidden'))).toEqual([
      'forbidden-prefix',
      'forbidden-prefix-2',
    ]);
  });
});

const TYPES: JsonType[] = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

describe('a value of another type', () => {
  test.each(TYPES.map((type) => [type]))('is never one of %s', (type) => {
    const isValid = ajv.compile({ type });

    const allowed = waysOf('type', { type }).flatMap(({ name, values }) =>
      draw(values).some((value) => isValid(value)) ? [name] : [],
    );

    expect(allowed).toEqual([]);
  });

  test('of a number is no integer, which is a number', () => {
    const names = waysOf('type', { type: 'number', title: 'epoch-seconds' }).map((way) => way.name);

    expect(names).toEqual(['string', 'boolean', 'array', 'object']);
  });

  test('of bytes is no text', () => {
    const names = waysOf('type', { type: 'string', contentEncoding: 'base64' });

    expect(names.map(({ name }) => name)).not.toContain('string');
  });

  test('of an integer with limits is a fraction within them', () => {
    const schema: Schema = { type: 'integer', minimum: 100, maximum: 102 };
    const fraction = waysOf('type', schema).find(({ name }) => name === 'fraction');

    expect(new Set(fraction && draw(fraction.values))).toEqual(new Set([100.5, 101.5]));
  });

  test('there is none for the key of a map', () => {
    expect(BREAKERS.type?.(text, PLAIN, ['A', 'propertyNames'])).toEqual([]);
  });
});
