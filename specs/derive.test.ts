import { describe, expect, test } from 'vitest';
import { type DerivationNotes, deriveClauses } from './derive.ts';
import { loadContract } from './load.ts';
import type { Clause, Schema } from './spec.ts';

const NOTES: DerivationNotes = {
  input: { level: 'MUST', evidence: 'modelled', source: 'the request page' },
  output: { level: 'MUST', evidence: 'modelled', source: 'the response page' },
  overrides: {},
};
const CONTRACT = loadContract().operations['CopySnapshot'];
if (!CONTRACT) throw new Error('the contract has no CopySnapshot');
const { request, response } = CONTRACT;

describe('clauses follow from the request schema by themselves', () => {
  const before = input(request);

  test('a new member brings a type clause, and a null clause if it may be null', () => {
    const after = input(withMember('Zone', { type: ['string', 'null'] }));

    expect(added(before, after)).toEqual(['Op/input/Zone/null', 'Op/input/Zone/type']);
    expect(added(after, before)).toEqual([]);
  });

  test('a member that is taken out takes its clauses with it', () => {
    const { KmsKeyId, ...properties } = request.properties ?? {};
    const after = input({ ...request, properties });

    expect(added(after, before)).toEqual([
      'Op/input/KmsKeyId/accepts',
      'Op/input/KmsKeyId/maxLength',
      'Op/input/KmsKeyId/null',
      'Op/input/KmsKeyId/type',
    ]);
    expect(added(before, after)).toEqual([]);
  });

  test('another limit changes the value of one clause and nothing else', () => {
    const KmsKeyId: Schema = { ...request.properties?.['KmsKeyId'], maxLength: 100 };
    const after = input(withMember('KmsKeyId', KmsKeyId));

    const changed = after.filter((clause) => !before.some((own) => same(own, clause)));

    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(changed.map(({ id }) => id)).toEqual(['Op/input/KmsKeyId/maxLength']);
    expect(changed[0]?.requirement).toMatchObject({ keyword: 'maxLength', value: 100 });
  });

  test('a member that becomes required brings a required clause', () => {
    const after = input({ ...request, required: [...(request.required ?? []), 'Tags'] });

    expect(added(before, after)).toEqual(['Op/input/Tags/required']);
  });

  test('a limit inside a list of objects is a clause with items in its path', () => {
    const item: Schema = { type: 'object', properties: { Size: { type: 'integer', maximum: 9 } } };
    const after = input(withMember('Parts', { type: 'array', items: item }));

    expect(added(before, after)).toEqual([
      'Op/input/Parts/items/Size/accepts',
      'Op/input/Parts/items/Size/maximum',
      'Op/input/Parts/items/Size/type',
      'Op/input/Parts/items/type',
      'Op/input/Parts/type',
    ]);
  });

  test('a list without repetition is a clause, and one that allows it is none', () => {
    const unique = input(withMember('Zone', { type: 'array', uniqueItems: true }));
    const free = input(withMember('Zone', { type: 'array', uniqueItems: false }));

    expect(added(free, unique)).toEqual(['Op/input/Zone/accepts', 'Op/input/Zone/uniqueItems']);
  });

  test('keys and values of a map have clauses of their own', () => {
    const after = input(
      withMember('Labels', {
        type: 'object',
        propertyNames: { type: 'string', maxLength: 9 },
        additionalProperties: { type: 'integer' },
      }),
    );

    expect(added(before, after)).toEqual([
      'Op/input/Labels/additionalProperties/type',
      'Op/input/Labels/propertyNames/accepts',
      'Op/input/Labels/propertyNames/maxLength',
      'Op/input/Labels/propertyNames/type',
      'Op/input/Labels/type',
    ]);
  });

  test('a document can be anything: it has no type to keep', () => {
    expect(input({ properties: { Any: { title: 'document' } } })).toEqual([]);
  });

  test.each([
    ['enum', ['a', 'b']],
    ['minLength', 1],
    ['maxLength', 9],
    ['pattern', '^a'],
    ['minItems', 1],
    ['maxItems', 3],
    ['minimum', 0],
    ['maximum', 7],
    ['minProperties', 1],
    ['maxProperties', 2],
  ])('keyword %s of a new member brings a clause with its value', (keyword, value) => {
    const schema = withMember('Zone', { type: 'string', [keyword]: value } as Schema);

    const clause = input(schema).find(({ id }) => id === `Op/input/Zone/${keyword}`);

    expect(clause?.requirement).toMatchObject({ path: ['Zone'], keyword, value });
  });
});

describe('clauses follow from the response schema by themselves', () => {
  test('a new member brings a type clause, and neither null nor accepts', () => {
    const before = output(response);
    const properties = {
      ...response.properties,
      Extra: { type: 'string', maxLength: 5 } as Schema,
    };
    const after = output({ ...response, properties });

    expect(added(before, after)).toEqual(['Op/output/Extra/maxLength', 'Op/output/Extra/type']);
  });

  test('the types of a type clause leave null out: it means absent', () => {
    const clause = input({ properties: { A: { type: ['string', 'null'] } } })[0];

    expect(clause?.requirement).toMatchObject({ keyword: 'type', value: ['string'] });
  });
});

describe('what is noted about derived clauses', () => {
  test('each side has its own level, evidence and source', () => {
    const notes: DerivationNotes = {
      ...NOTES,
      output: { level: 'SHOULD', evidence: 'observed', source: 'a recording' },
    };

    const [own] = deriveClauses('Op', 'output', response, notes);

    expect(own).toMatchObject({ level: 'SHOULD', evidence: 'observed', source: 'a recording' });
  });

  test('what is known of a place stands over its side, and null leaves the clause out', () => {
    const known: DerivationNotes['known'] = ({ place, keyword }) => {
      if (place === 'Tag/Key' && keyword === 'pattern') return null;
      return place === 'Tag/Key' ? { level: 'SHOULD' } : undefined;
    };
    const clauses = deriveClauses('Op', 'input', request, { ...NOTES, known });

    const changed = clauses.filter(({ level }) => level === 'SHOULD');
    expect(changed.map(({ id }) => id)).toEqual([
      'Op/input/Tags/items/Key/required',
      'Op/input/Tags/items/Key/type',
      'Op/input/Tags/items/Key/minLength',
      'Op/input/Tags/items/Key/maxLength',
      'Op/input/Tags/items/Key/accepts',
    ]);
    expect(added(clauses, input(request))).toEqual(['Op/input/Tags/items/Key/pattern']);
  });

  test('an override replaces what it names for one clause and keeps the rest', () => {
    const notes = { ...NOTES, overrides: { 'input/Tags/maxItems': { source: 'elsewhere' } } };

    const clauses = deriveClauses('Op', 'input', request, notes);

    const foreign = clauses.filter(({ source }) => source !== 'the request page');
    expect(foreign.map(({ id, level, source }) => [id, level, source])).toEqual([
      ['Op/input/Tags/maxItems', 'MUST', 'elsewhere'],
    ]);
  });
});

function input(schema: Schema): Clause[] {
  return deriveClauses('Op', 'input', schema, NOTES);
}

function output(schema: Schema): Clause[] {
  return deriveClauses('Op', 'output', schema, NOTES);
}

function withMember(name: string, member: Schema): Schema {
  return { ...request, properties: { ...request.properties, [name]: member } };
}

/** Ids that are in `after` and not in `before`. */
function added(before: Clause[], after: Clause[]): string[] {
  const known = new Set(before.map(({ id }) => id));
  return after
    .map(({ id }) => id)
    .filter((id) => !known.has(id))
    .sort();
}

function same(a: Clause, b: Clause): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
