import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Model } from './import/ast.ts';
import { filesOf } from './import/files.ts';
import { importModel } from './import/smithy.ts';
import { inline } from './inline.ts';
import type { Schema } from './spec.ts';

/** A made-up service with structures, unions, lists and maps that hold themselves. */
const MODEL = JSON.parse(
  readFileSync(new URL('golden/library.smithy.json', import.meta.url), 'utf8'),
) as Model;
const FILES = filesOf(importModel(MODEL), 'library');

describe('what holds itself', () => {
  const read = (path: string) => JSON.parse(FILES.get(path) ?? 'null') as Schema;
  const whole = inline('library/operations/Everything/request.schema.json', read);
  const answer = inline('library/operations/Everything/response.schema.json', read);

  test('ends after three rounds, the optional member left out', () => {
    const tree = whole.properties?.['Tree'];
    const third = tree?.properties?.['Left']?.properties?.['Left'];

    expect(Object.keys(tree?.properties ?? {})).toEqual(['Label', 'Left', 'Branches', 'ByName']);
    expect(third?.required).toEqual(['Label']);
    expect(third?.properties).not.toHaveProperty('Left');
    expect(third?.properties?.['Branches']).toEqual({ type: ['array', 'null'] });
  });

  test('a union keeps the members that end', () => {
    const choice = whole.properties?.['Choice'];
    const third = choice?.properties?.['Both']?.properties?.['First']?.properties?.['Both'];
    const last = third?.properties?.['First'];

    expect(Object.keys(last?.properties ?? {})).toEqual(['Leaf']);
  });

  test('a required list of itself can be empty', () => {
    const third =
      answer.properties?.['Chapter']?.properties?.['Parts']?.items?.properties?.['Parts']?.items;

    expect(third?.properties?.['Parts']).toEqual({ type: 'array' });
  });

  test('is free of references and compiles', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

    expect(JSON.stringify([whole, answer])).not.toMatch(/\$ref|anyOf|\$comment/);
    expect(ajv.compile(whole)).toBeTypeOf('function');
    expect(ajv.compile(answer)).toBeTypeOf('function');
  });

  test('without an end is an error', () => {
    const endless: Schema = {
      type: 'object',
      required: ['Self'],
      properties: { Self: { $ref: 'a.json' } },
    };

    expect(() => inline('a.json', () => endless)).toThrow('a.json holds itself without end');
  });
});
