import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type Domain, PLAIN, valid } from './valid.ts';

const text: Schema = { type: 'string' };
const named: Schema = { type: 'object', properties: { Name: text, Id: text } };
const schema: Schema = {
  type: 'object',
  required: ['A', 'List', 'Map'],
  properties: {
    Name: text,
    Id: text,
    A: named,
    List: { type: 'array', items: named },
    Map: { type: 'object', additionalProperties: named },
  },
};

describe('members to do without are places', () => {
  test.each<[string, string[]]>([
    ['Name', ['A/Name', 'List/Name', 'Map/Name']],
    ['A/Name', ['List/Name', 'Map/Name', 'Name']],
    ['List/items/Name', ['A/Name', 'Map/Name', 'Name']],
    ['Map/additionalProperties/Name', ['A/Name', 'List/Name', 'Name']],
  ])('without %s, its namesakes stay', (place, stay) => {
    expect([...namesIn(draw({ without: [place] }))].sort()).toEqual(stay);
  });

  test('one that a way needs is there all the same', () => {
    const domain = { ...PLAIN, without: ['A/Name'] };
    const values = fc.sample(valid(schema, domain, ['A', 'Name']), { seed: 1, numRuns: 100 });

    expect(values.every((own) => 'Name' in ((own as JsonObject)['A'] as JsonObject))).toBe(true);
  });
});

describe('members that never meet are places', () => {
  test('of the root: further down they meet', () => {
    const values = draw({ exclusive: [['Name', 'Id']] });

    expect(values.filter((own) => 'Name' in own && 'Id' in own)).toEqual([]);
    expect(values.some(({ A }) => meets(A))).toBe(true);
  });

  test('further down: in the root they meet', () => {
    const values = draw({ exclusive: [['A/Name', 'A/Id']] });

    expect(values.filter(({ A }) => meets(A))).toEqual([]);
    expect(values.some(meets)).toBe(true);
  });

  test('of which the one stays that a way needs', () => {
    const domain: Domain = { ...PLAIN, exclusive: [['A/Name', 'A/Id']] };
    const values = fc.sample(valid(schema, domain, ['A', 'Id']), { seed: 1, numRuns: 200 });
    const own = values.map((value) => (value as JsonObject)['A'] as JsonObject);

    expect(own.every((a) => 'Id' in a && !('Name' in a))).toBe(true);
  });
});

test('a fixed place of a map has its own values', () => {
  const fixed = {
    'Map/propertyNames': fc.constant('key'),
    'Map/additionalProperties': fc.constant<Json>({ Name: 'own' }),
  };

  const maps = new Set(draw({ fixed }).map(({ Map: own }) => JSON.stringify(own)));

  expect([...maps].sort()).toEqual(['{"key":{"Name":"own"}}', '{}']);
});

function draw(domain: Partial<Domain>): JsonObject[] {
  const values = valid(schema, { ...PLAIN, ...domain });
  return fc.sample(values, { seed: 5, numRuns: 300 }) as JsonObject[];
}

function meets(own: Json | undefined): boolean {
  return own !== null && typeof own === 'object' && 'Name' in own && 'Id' in own;
}

/** Where a Name was seen: in the root, in A, in an item of the list, in a value of the map. */
function namesIn(values: JsonObject[]): Set<string> {
  const seen = new Set<string>();
  for (const own of values) {
    if ('Name' in own) seen.add('Name');
    for (const member of ['A', 'List', 'Map']) {
      if (JSON.stringify(own[member]).includes('"Name"')) seen.add(`${member}/Name`);
    }
  }
  return seen;
}
