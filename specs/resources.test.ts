import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readSpec } from './data.ts';
import { inline } from './inline.ts';
import type { Data, Echo } from './resource.ts';
import { loadResources } from './resources.ts';
import type { Fault, Schema } from './spec.ts';

const KINDS = Object.entries(loadResources());
const OPERATIONS = readSpec<string[]>('memorydb/operation-names.json');
const SCHEMAS = new Map<string, Schema>();
const LISTED = /\[.*\]/;

describe('the resource files', () => {
  test('hold one call of each operation, in one file each', () => {
    const called = KINDS.flatMap(([, { calls }]) => Object.keys(calls));

    expect(called.toSorted()).toEqual(OPERATIONS.toSorted());
  });

  test('name kinds that have a file', () => {
    const named = KINDS.flatMap(([, { refers, backReferences, calls, supply, changes }]) => [
      ...Object.values(refers).map(({ kind }) => kind),
      ...(backReferences ?? []).map(({ kind }) => kind),
      ...marked([calls, supply.map(({ input }) => input), (changes ?? []).map((own) => own.input)]),
    ]);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((kind) => !KINDS.some(([own]) => own === kind))).toEqual([]);
  });
});

describe.each(KINDS)('%s', (_kind, resource) => {
  const { identifier, operations, answers, faults, refers, shape } = resource;
  const { echo = [], changes = [], supply, makes, calls } = resource;
  const thing = inline(`memorydb/shapes/${shape}.schema.json`);

  test('has calls, ways to be made and changes that keep the schema of their requests', () => {
    const changed = changes.map(({ operation, input }) => [
      operation,
      { [identifier.member]: 'own', ...input },
    ]);
    const ways = supply.map(({ operation, input }) => [operation, input]);

    for (const [operation, input] of [...Object.entries(calls), ...ways, ...changed]) {
      const valid = new Ajv2020({ strict: false }).compile(request(String(operation)));
      expect(valid(named(input as Data)), `${operation} ${JSON.stringify(valid.errors)}`).toBe(
        true,
      );
    }
  });

  test('is shown where it says by its reads, with its name and its status', () => {
    const list = at(answer(operations.list), answers.many);
    const members = list?.items?.properties ?? {};

    expect(Object.keys(members)).toEqual(Object.keys(thing.properties ?? {}));
    expect(members).toHaveProperty(identifier.at);
    if (resource.status) expect(members).toHaveProperty(resource.status.at);
    expect(request(operations.read).properties).toHaveProperty(identifier.member);
    for (const member of Object.keys(resource.whole ?? {})) {
      expect(request(operations.read).properties).toHaveProperty(member);
    }
    for (const member of resource.varies ?? []) expect(at(thing, member), member).toBeDefined();
  });

  test('is shown by the answers of what makes, changes and deletes it', () => {
    const { create, update = [], delete: remove } = operations;

    for (const operation of [create, ...update, remove, ...Object.keys(makes)]) {
      if (operation === undefined) continue;
      expect(answer(operation).properties, operation).toHaveProperty(String(answers.one));
    }
    for (const [operation, member] of Object.entries(makes)) {
      expect(request(operation).properties, operation).toHaveProperty(member);
    }
  });

  test('names faults that its operations declare', () => {
    const declared = (operation: string | undefined, fault: string | undefined) => {
      if (fault === undefined || operation === undefined) return;
      expect(faultsOf(operation), operation).toContain(fault);
    };

    declared(operations.read, faults.missing);
    declared(operations.delete, faults.missing);
    for (const operation of Object.keys(makes)) declared(operation, faults.exists);
    for (const operation of Object.keys(makes)) declared(operation, faults.quota);
    for (const fault of faults.state ?? []) declared(operations.delete, fault);
  });

  test('refers by members that exist, guarded by faults that are declared', () => {
    for (const [path, { kind, missing = [], inUse = [] }] of Object.entries(refers)) {
      const users = Object.keys(calls).filter((own) => at(request(own), path));
      const { delete: remove } = loadResources()[kind]?.operations ?? {};

      expect(users, path).not.toEqual([]);
      for (const fault of missing) expect(users.flatMap(faultsOf), path).toContain(fault);
      for (const fault of inUse) expect(faultsOf(String(remove)), path).toContain(fault);
    }
    for (const member of resource.foreign ?? []) {
      expect(
        Object.keys(calls).some((own) => at(request(own), member)),
        member,
      ).toBe(true);
    }
    for (const { at: path, kind, member } of resource.backReferences ?? []) {
      expect(at(thing, path), path).toBeDefined();
      expect(Object.keys(loadResources()[kind]?.refers ?? {})).toContain(member);
    }
  });

  test('echoes members of requests at places of answers', () => {
    const shown = ({ by, shown: path }: Echo) => at(by ? answer(by) : thing, path);

    for (const own of echo) {
      expect(
        Object.keys(makes).some((operation) => at(request(operation), own.given)),
        own.given,
      ).toBe(true);
      expect(shown(own), own.shown).toBeDefined();
    }
    for (const { operation, input, applied } of changes) {
      expect(applied, operation).not.toEqual([]);
      for (const own of applied) {
        expect(at(request(operation), own.given), own.given).toBeDefined();
        expect(Object.keys(input)).toContain(own.given.split(/[/[]/)[0]);
        expect(shown(own), own.shown).toBeDefined();
      }
    }
  });

  test('has a source for every fact, and no source of a fact that is not there', () => {
    const paths = Object.keys(resource.sources);

    expect(paths).toContain('');
    expect(paths.filter((path) => fact(resource, path) === undefined)).toEqual([]);
  });
});

test('a path that leads nowhere is seen', () => {
  const { user } = loadResources();

  expect(fact(user, 'echo/1')).toBeDefined();
  expect(fact(user, 'echo/9')).toBeUndefined();
  expect(at(request('CreateUser'), 'AuthenticationMode/Passwords')).toBeDefined();
  expect(at(request('CreateUser'), 'AuthenticationMode/Nothing')).toBeUndefined();
});

function request(operation: string): Schema {
  return schema(`memorydb/operations/${operation}/request.schema.json`);
}

function answer(operation: string): Schema {
  return schema(`memorydb/operations/${operation}/response.schema.json`);
}

/** A schema free of references, read once. */
function schema(path: string): Schema {
  const known = SCHEMAS.get(path) ?? inline(path);
  SCHEMAS.set(path, known);
  return known;
}

function faultsOf(operation: string): string[] {
  return readSpec<Fault[]>(`memorydb/operations/${operation}/faults.json`).map(({ name }) => name);
}

/** The schema at a path of members, `[]` or `[Name=x]` for the items of a list. */
function at(schema: Schema, path: string): Schema | undefined {
  return path.split('/').reduce<Schema | undefined>((own, step) => {
    const member = own?.properties?.[step.replace(LISTED, '')];
    return LISTED.test(step) ? member?.items : member;
  }, schema);
}

/** The fact at a path of `sources`. */
function fact(resource: unknown, path: string): unknown {
  const steps = path === '' ? [] : path.split('/').map((step) => step.replaceAll('~1', '/'));
  return steps.reduce<unknown>(
    (own, step) => (own as Record<string, unknown> | undefined)?.[step],
    resource,
  );
}

/** The kinds that marks in a value name. */
function marked(value: unknown): string[] {
  const marks = JSON.stringify(value).matchAll(/\{(?:[a-z]+ )?([a-z][a-z-]*)(?: \d+)?\}/g);
  return [...marks].flatMap(([, kind]) => kind ?? []);
}

/** An input with a name in the place of every mark. */
function named(input: Data): unknown {
  return JSON.parse(JSON.stringify(input).replace(/\{[a-z][a-z -]*( \d+)?\}/g, 'name'));
}
