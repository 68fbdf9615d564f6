import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../spec.ts';
import type { Model } from './ast.ts';
import { filesOf } from './files.ts';
import { importModel } from './smithy.ts';

/** A made-up service with every type and trait that the importer reads. */
const MODEL = JSON.parse(
  readFileSync(new URL('../golden/library.smithy.json', import.meta.url), 'utf8'),
) as Model;
const IMPORTED = importModel(MODEL);
const FILES = filesOf(IMPORTED, 'library');
const { request = {}, response = {} } = IMPORTED.operations['Everything'] ?? {};
const member = (name: string) => request.properties?.[name];

describe('the members of a request', () => {
  test.each<[string, Schema]>([
    ['Name', { type: 'string', minLength: 1, maxLength: 8, pattern: '^[a-z]+$' }],
    ['Text', { type: ['string', 'null'], maxLength: 4, pattern: '^[a-z]+$' }],
    ['Colour', { anyOf: [{ type: 'string', enum: ['red', 'BLUE'] }, { type: 'null' }] }],
    ['Size', { type: 'string', enum: ['S', 'L'] }],
    ['Stars', { type: ['integer', 'null'], minimum: 1, maximum: 5 }],
    ['Byte', { type: ['integer', 'null'] }],
    ['Short', { type: ['integer', 'null'] }],
    ['Count', { type: ['integer', 'null'], minimum: 0, maximum: 9 }],
    ['Long', { type: ['integer', 'null'], minimum: -5 }],
    ['Huge', { type: ['integer', 'null'] }],
    ['Exact', { type: ['number', 'null'] }],
    ['Ratio', { type: ['number', 'null'] }],
    ['Precise', { type: ['number', 'null'], maximum: 1.5 }],
    ['Boxed', { type: ['integer', 'null'] }],
    ['Flag', { type: ['boolean', 'null'] }],
    ['When', { title: 'epoch-seconds', type: ['number', 'null'] }],
    ['Day', { title: 'date-time', type: ['string', 'null'] }],
    ['Header', { title: 'http-date', type: ['string', 'null'] }],
    ['Bytes', { type: ['string', 'null'], contentEncoding: 'base64', minLength: 4, maxLength: 8 }],
    ['Anything', { title: 'document' }],
    ['Token', { title: 'idempotency-token', type: ['string', 'null'] }],
    [
      'Names',
      {
        type: ['array', 'null'],
        minItems: 1,
        maxItems: 3,
        items: { type: 'string', minLength: 1, maxLength: 8, pattern: '^[a-z]+$' },
      },
    ],
    ['Holes', { type: ['array', 'null'], items: { type: ['string', 'null'] } }],
    ['Once', { type: ['array', 'null'], uniqueItems: true, items: { type: 'integer' } }],
    ['Old', { type: ['array', 'null'], uniqueItems: true, items: { type: 'string' } }],
    [
      'Labels',
      {
        type: ['object', 'null'],
        minProperties: 1,
        maxProperties: 2,
        propertyNames: { type: 'string', minLength: 1, maxLength: 8, pattern: '^[a-z]+$' },
        additionalProperties: { type: 'string', maxLength: 5 },
      },
    ],
    ['Late', { type: ['string', 'null'], maxLength: 2 }],
  ])('%s', (name, schema) => {
    expect(member(name)).toEqual(schema);
  });

  test('a structure is referred to, with null beside it where it is optional or sparse', () => {
    const person = { $ref: '../../shapes/Person.schema.json' };

    expect(member('Owner')).toEqual({ anyOf: [person, { type: 'null' }] });
    expect(member('Folk')?.items).toEqual({ anyOf: [person, { type: 'null' }] });
    expect(member('Gaps')?.additionalProperties).toEqual({ anyOf: [person, { type: 'null' }] });
    expect(response.properties?.['Maker']).toEqual(person);
  });

  test('those of mixins come first, and required ones are required', () => {
    expect(Object.keys(request.properties ?? {})[0]).toBe('Name');
    expect(request.required).toEqual(['Name', 'Size']);
  });

  test('a pattern that is none of Unicode is left out, and said', () => {
    expect(member('OldPattern')?.pattern).toBeUndefined();
    expect(member('OldPattern')?.$comment).toContain('^[\\w-.]+$');
  });
});

describe('the shapes', () => {
  test('are what more than one operation, or a structure, can hold', () => {
    const names = ['Book', 'Chapter', 'Choice', 'Maker', 'Pair', 'Person', 'Tree'];

    expect(Object.keys(IMPORTED.shapes)).toEqual(names);
  });

  test('a union has exactly one member, none of them null', () => {
    expect(IMPORTED.shapes['Choice']).toEqual({
      title: 'Choice',
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: { Leaf: { type: 'string' }, Both: { $ref: 'Pair.schema.json' } },
    });
  });

  test('only what requests hold takes null, and only what answers hold bounds a time', () => {
    expect(IMPORTED.shapes['Person']?.properties?.['Born']).toEqual({
      title: 'epoch-seconds',
      type: ['number', 'null'],
    });
    expect(IMPORTED.shapes['Maker']?.properties?.['Founded']).toMatchObject({
      type: 'number',
      maximum: 99_999_999_999,
    });
  });
});

describe('the operations', () => {
  test('are those of the service and of its resources, in alphabetical order', () => {
    expect(Object.keys(IMPORTED.operations)).toEqual([
      'CountShelves',
      'DropBoard',
      'Everything',
      'ListBooks',
      'MakeShelf',
      'Ping',
    ]);
  });

  test('one without input and output takes and gives an object', () => {
    const nothing = { title: 'Unit', type: 'object', properties: {} };

    expect(IMPORTED.operations['Ping']).toMatchObject({ request: nothing, response: nothing });
  });

  test('faults are the declared ones and those of the service, once, with the status of the model', () => {
    const faults = IMPORTED.operations['MakeShelf']?.faults ?? [];

    expect(faults.map(({ name, status, modelled }) => [name, status, modelled])).toEqual([
      ['Busy', 400, 503],
      ['ShelfExists', 400, undefined],
    ]);
  });

  test('paging is what the trait says, completed by that of the service', () => {
    expect(IMPORTED.operations['ListBooks']?.paginated).toMatchObject({
      input: 'Token',
      output: 'Token',
      items: 'Books',
      size: 'Size',
    });
    expect(IMPORTED.operations['Ping']).not.toHaveProperty('paginated');
  });
});

describe('the files', () => {
  const schemas = [...FILES].filter(([path]) => path.endsWith('.schema.json'));
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  for (const [, text] of schemas) ajv.addSchema(JSON.parse(text));
  const validate = ajv.getSchema(
    'https://memorydb-conformance.example/specs/library/operations/Everything/request.schema.json',
  );
  const whole = { Name: 'a', Size: 'S' };

  test.each(schemas.map(([path]) => path))('%s compiles under stock Ajv in strict mode', (path) => {
    expect(ajv.getSchema(`https://memorydb-conformance.example/specs/${path}`)).toBeTypeOf(
      'function',
    );
  });

  test.each<[string, object]>([
    ['what is required', {}],
    ['nulls for what is optional', { Colour: null, Owner: null, Tree: null, Labels: null }],
    ['a tree', { Tree: { Label: 'a', Left: { Label: 'b', Branches: [{ Label: 'c' }] } } }],
    ['a choice of choices', { Choice: { Both: { First: { Leaf: 'a' }, Second: { Leaf: 'b' } } } }],
    ['holes', { Holes: [null, 'a'], Folk: [null, { Name: 'a' }], Gaps: { a: null } }],
    ['any document', { Anything: [{ a: null }] }],
  ])('take %s', (_what, input) => {
    validate?.({ ...whole, ...input });

    expect(validate?.errors ?? []).toEqual([]);
  });

  test.each<[string, object]>([
    ['a required null', { Name: null }],
    ['a colour of no name', { Colour: 'green' }],
    ['two members of a union', { Choice: { Leaf: 'a', Both: {} } }],
    ['a key that is too long', { Labels: { abcdefghi: 'a' } }],
    ['a value that is too long', { Labels: { a: 'abcdef' } }],
    ['an item twice', { Once: [1, 1] }],
    ['a null in a dense list', { Names: [null] }],
    ['five bytes and more', { Bytes: 'AAAAAAAAAAAA' }],
  ])('refuse %s', (_what, input) => {
    expect(validate?.({ ...whole, ...input })).toBe(false);
  });
});
