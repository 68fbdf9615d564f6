import { describe, expect, test } from 'vitest';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { keyOf, ordinaryOf, several } from './ordinary.ts';

const word: Schema = { type: 'string' };

describe('the ordinary value', () => {
  test.each<[string, Schema, Json]>([
    ['text', word, 'ordinary'],
    ['text or null', { type: ['null', 'string'] }, 'ordinary'],
    ['short text', { type: 'string', maxLength: 3 }, 'ord'],
    ['long text', { type: 'string', minLength: 10 }, 'ordinaryaa'],
    ['text of a pattern that the word keeps', { type: 'string', pattern: '^[a-z]+$' }, 'ordinary'],
    ['text of another pattern', { type: 'string', pattern: '^[0-9]{4}$' }, '0000'],
    ['an enumeration', { type: 'string', enum: ['iam', 'password'] }, 'iam'],
    ['a time as text', { type: 'string', title: 'date-time' }, '2001-09-09T01:46:40Z'],
    ['bytes', { type: 'string', contentEncoding: 'base64' }, 'b3JkaW5hcnk='],
    ['few bytes', { type: 'string', contentEncoding: 'base64', maxLength: 7 }, 'b3Jk'],
    ['an integer', { type: 'integer' }, 1],
    ['an integer above', { type: 'integer', minimum: 6.5 }, 7],
    ['an integer below', { type: 'integer', maximum: -6.5 }, -7],
    ['a number', { type: 'number', maximum: 0.5 }, 0.5],
    ['a boolean', { type: 'boolean' }, false],
    ['a list', { type: 'array', items: word }, ['ordinary']],
    ['a list of three', { type: 'array', minItems: 3, items: { type: 'integer' } }, [1, 1, 1]],
    ['an empty list', { type: 'array', maxItems: 0, items: word }, []],
    ['a list that says nothing of its items', { type: 'array' }, []],
    [
      'a set',
      { type: 'array', minItems: 2, uniqueItems: true, items: word },
      ['ordinary', 'ordinary1'],
    ],
    ['a map', { type: 'object', additionalProperties: { type: 'integer' } }, { ordinary: 1 }],
    [
      'a structure',
      { type: 'object', required: ['A'], properties: { A: word, B: word } },
      { A: 'ordinary' },
    ],
    [
      'a union',
      { type: 'object', minProperties: 1, maxProperties: 1, properties: { A: word, B: word } },
      { A: 'ordinary' },
    ],
    ['nothing said', {}, {}],
  ])('of %s', (_what, schema, expected) => {
    expect(ordinaryOf(schema)).toEqual(expected);
  });

  test('that the keywords do not leave is an error', () => {
    const schema: Schema = { type: 'string', pattern: '^[0-9]{4}$', maxLength: 3 };

    expect(() => ordinaryOf(schema)).toThrow('no text of 0 to 3 characters keeps ^[0-9]{4}$');
  });
});

describe('several plain values', () => {
  test.each<[string, Schema, asked: number, got: number]>([
    ['text', word, 300, 300],
    ['text of letters', { type: 'string', pattern: '^[a-z]{3}$' }, 200, 200],
    ['text of digits', { type: 'string', pattern: '^[0-9]{12}$' }, 200, 200],
    ['one digit', { type: 'string', pattern: '^[0-9]$' }, 20, 10],
    ['bytes', { type: 'string', contentEncoding: 'base64', maxLength: 8 }, 60, 60],
    ['an enumeration', { type: 'string', enum: ['a', 'b'] }, 3, 2],
    ['integers', { type: 'integer', minimum: 1, maximum: 4 }, 9, 4],
    ['booleans', { type: 'boolean' }, 9, 2],
    ['lists', { type: 'array', minItems: 2, items: { type: 'integer' } }, 30, 30],
    ['structures', { type: 'object', properties: { A: { type: 'boolean' }, B: word } }, 30, 30],
    ['maps', { type: 'object', additionalProperties: word }, 30, 30],
  ])('of %s differ: %j, asked for %i', (_what, schema, asked, got) => {
    const values = several(schema, asked);

    expect(new Set(values.map(keyOf)).size).toBe(values.length);
    expect(values).toHaveLength(got);
  });

  test('members in another order make no other value', () => {
    expect(keyOf({ A: 1, B: [{ C: 1, D: 2 }] })).toBe(keyOf({ B: [{ D: 2, C: 1 }], A: 1 }));
    expect(keyOf([1, 2])).not.toBe(keyOf([2, 1]));
  });
});
