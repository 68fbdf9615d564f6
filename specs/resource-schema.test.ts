import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readSpec } from './load.ts';
import type { Resource } from './resource.ts';

const FOLDER = new URL('memorydb/resources/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  readSpec('resource.schema.json'),
);
const fileOf = (file: string) => readSpec<Resource>(`memorydb/resources/${file}`);

/** Places at which a resource file breaks its schema. */
function broken(resource: unknown): string[] {
  return validate(resource) ? [] : (validate.errors ?? []).map((own) => own.instancePath);
}

test('there are resource files, so that the tests below are not empty', () => {
  expect(FILES).toContain('snapshot.json');
});

describe.each(FILES)('%s', (file) => {
  test('keeps the schema of resource files', () => {
    expect(broken(fileOf(file))).toEqual([]);
  });

  test('has the name of its kind', () => {
    expect(fileOf(file).kind).toBe(file.replace(/\.json$/, ''));
  });

  test('names its schema where it lies, so that an editor finds it', () => {
    const { $schema } = fileOf(file) as unknown as { $schema: string };

    expect(new URL($schema, new URL(file, FOLDER)).href).toBe(
      new URL('resource.schema.json', import.meta.url).href,
    );
  });

  test('has a source for every fact: the nearest path above speaks for it', () => {
    const { $schema: _, sources, ...facts } = fileOf(file) as Resource & { $schema: string };
    const spokenFor = (path: string): boolean => {
      if (Object.hasOwn(sources, path)) return true;
      return path !== '' && spokenFor(path.split('/').slice(0, -1).join('/'));
    };

    expect(Object.keys(facts).filter((fact) => !spokenFor(fact))).toEqual([]);
  });
});

describe('the schema refuses', () => {
  const snapshot = fileOf('snapshot.json');

  test.each<[string, object, string]>([
    ['a fact that nobody reads', { color: 'red' }, ''],
    ['a misspelt member', { operations: { ...snapshot.operations, destroy: 'X' } }, '/operations'],
    ['a kind that is no file name', { kind: 'Snapshot' }, '/kind'],
    ['a way of comparing that there is not', { identifier: {} }, '/identifier'],
    ['a status that is compared in lower case and is not', status('Available'), '/status/stable/0'],
    ['evidence that is no word of the house', sources('rumoured'), '/sources//evidence'],
    ['a cost that no run knows', { cost: 'cheap' }, '/cost'],
    ['an ARN without a name', { arn: 'arn:{partition}:memorydb:{region}:{account}:x' }, '/arn'],
    ['a call of what is no operation', { calls: { 'copy it': {} } }, '/calls'],
  ])('%s', (_what, own, place) => {
    expect(broken({ ...snapshot, ...own })).toContain(place);
  });

  test.each(['kind', 'identifier', 'operations', 'faults', 'calls', 'cost', 'sources'] as const)(
    'a file without %s',
    (fact) => {
      const { [fact]: _, ...rest } = snapshot;

      expect(broken(rest)).toContain('');
    },
  );

  function status(word: string): object {
    return { status: { ...snapshot.status, stable: [word] } };
  }

  function sources(evidence: string): object {
    return { sources: { '': { evidence, source: 'somewhere' } } };
  }
});
