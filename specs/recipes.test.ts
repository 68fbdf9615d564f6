import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadContract, readSpec } from './load.ts';
import type { Recipe, Unreached } from './recipes.ts';
import { loadResources } from './resources.ts';

const FILE = readSpec<{ recipes: (Recipe | Unreached)[] }>('memorydb/recipes.json');
const LINES = FILE.recipes;
const RECIPES = LINES.filter((line): line is Recipe => 'input' in line);
const { operations, service } = loadContract();
const RESOURCES = Object.values(loadResources());
const ajv = new Ajv2020({ strict: true, allErrors: true });
const validate = ajv.compile(readSpec<object>('recipes.schema.json'));

describe('the recipes', () => {
  test('keep their schema', () => {
    validate(FILE);

    expect(validate.errors ?? []).toEqual([]);
  });

  test.each<[string, object]>([
    ['a recipe without a source', { ...RECIPES[0], source: '' }],
    ['a recipe and a reason at once', { ...RECIPES[0], why: 'both' }],
    ['a fault without either', { operation: 'CreateACL', fault: 'ACLNotFoundFault' }],
  ])('may not hold %s', (_what, line) => {
    expect(validate({ ...FILE, recipes: [line] })).toBe(false);
  });

  test('speak of faults that are declared, and of each way once', () => {
    const undeclared = LINES.filter(({ operation, fault }) =>
      operation === '*'
        ? !Object.values(operations).some((own) => declares(own.name, fault))
        : !declares(operation, fault),
    );
    const keys = RECIPES.map(({ operation, fault, way }) => `${operation}/${fault}#${way}`);

    expect(undeclared).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('either reach a fault or say why not', () => {
    const both = Object.values(operations).filter(({ recipes, unreached }) =>
      recipes.some(({ fault }) => unreached[fault] !== undefined),
    );

    expect(both).toEqual([]);
  });

  test('change members that the request has, and accept faults or kinds of rejections', () => {
    for (const { operation, input, twin = {}, accept = [] } of RECIPES) {
      const spec = operations[operation];
      if (!spec) continue;
      const members = Object.keys(spec.request.properties ?? {});
      const names = new Set(Object.values(operations).flatMap((own) => namesOf(own.name)));

      expect(members).toEqual(
        expect.arrayContaining([...Object.keys(input), ...Object.keys(twin)]),
      );
      expect(accept.filter((own) => !names.has(own) && !(own in spec.rejections))).toEqual([]);
    }
  });

  test('what is only inferred is no MUST', () => {
    const strict = RECIPES.filter(({ evidence }) => evidence === 'inferred').filter(
      ({ operation, fault }) => levelOf(operation, fault) !== 'SHOULD',
    );

    expect(strict).toEqual([]);
  });

  test('never name a thing that the run did not make', () => {
    const identifying = new Set(
      RESOURCES.flatMap(({ identifier, makes }) => [identifier.member, ...Object.values(makes)]),
    );
    const named = RECIPES.flatMap(({ operation, input }) =>
      Object.entries(input).flatMap(([member, value]) =>
        identifying.has(member) && typeof value === 'string' ? [[operation, value]] : [],
      ),
    );

    expect(named.length).toBeGreaterThan(10);
    expect(
      named.filter(([, value]) => value !== '' && !/^\{[a-z -]+( \d+)?\}/.test(value ?? '')),
    ).toEqual([]);
  });

  test('buy nothing', () => {
    const bought = RESOURCES.filter(({ cost }) => cost === 'never').flatMap(({ makes }) =>
      RECIPES.filter(({ operation }) => makes[operation] !== undefined),
    );

    expect(bought.length).toBeGreaterThan(0);
    for (const { input, twin } of bought) {
      expect(JSON.stringify(input)).toContain('{no offering}');
      expect(JSON.stringify(twin)).toContain('{no offering}');
    }
  });

  test('the fault of too many tags is one that is declared', () => {
    expect(declares(service.tagging.add, service.tagging.quota)).toBe(true);
  });
});

function namesOf(operation: string): string[] {
  return (operations[operation]?.faults ?? []).map(({ name }) => name);
}

function declares(operation: string, fault: string): boolean {
  return namesOf(operation).includes(fault);
}

function levelOf(operation: string, fault: string): string | undefined {
  return operations[operation]?.clauses.find(({ id }) => id === `${operation}/faults/${fault}/type`)
    ?.level;
}
