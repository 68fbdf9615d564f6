import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Schema } from './spec.ts';

const FOLDER = new URL('./', import.meta.url);
const BASE = 'https://memorydb-conformance.example/specs/';
const PATHS = schemaFiles();
const SCHEMAS = new Map(PATHS.map((path) => [path, read(path)]));

describe('every schema of the specs', () => {
  test('is found, so that the tests below are not empty', () => {
    expect(PATHS).toContain('memorydb/operations/CopySnapshot/request.schema.json');
    expect(PATHS).toContain('memorydb/operations/CopySnapshot/response.schema.json');
    expect(PATHS).toContain('memorydb/shapes/Snapshot.schema.json');
    expect(PATHS).toContain('protocols/aws-json-1.1/error.schema.json');
  });

  test.each(PATHS)('%s has an $id that mirrors its path, so no two share one', (path) => {
    expect(SCHEMAS.get(path)?.$id).toBe(BASE + path);
  });

  // Strict mode without any exception: a type joined with null alone is no union to Ajv.
  test.each(PATHS)('%s compiles under stock Ajv in strict mode, every $ref resolved', (path) => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    for (const schema of SCHEMAS.values()) ajv.addSchema(schema);

    const validate = ajv.getSchema(BASE + path);

    expect(validate).toBeTypeOf('function');
  });

  test.each(PATHS)('%s refers to its neighbours by the path of a file that exists', (path) => {
    const targets = refsOf(SCHEMAS.get(path)).map((ref) => new URL(ref, BASE + path).href);

    const unknown = targets.filter(
      (href) => !SCHEMAS.has(href.replace(BASE, '').replace(/#.*/, '')),
    );

    expect(unknown).toEqual([]);
  });

  // Those of resource files and recipes make no clauses.
  test.each(PATHS.filter((path) => !/^(resource|recipes)\.schema\.json$/.test(path)))(
    '%s uses no keyword that the clauses would pass over in silence',
    (path) => {
      const known = new Set([
        ...['$schema', '$id', '$ref', '$comment', 'title'],
        ...['type', 'required', 'properties', 'items', 'enum', 'anyOf'],
        ...['minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'minimum', 'maximum'],
      ]);

      const used = keywordsOf(SCHEMAS.get(path) ?? {});

      expect(used.filter((keyword) => !known.has(keyword))).toEqual([]);
    },
  );

  test.each(PATHS)('%s requires only members that it declares', (path) => {
    const undeclared = subschemas(SCHEMAS.get(path) ?? {}).flatMap(
      ({ required = [], properties }) => required.filter((name) => !properties?.[name]),
    );

    expect(undeclared).toEqual([]);
  });
});

describe('anyone who installs the package can use them', () => {
  const require = createRequire(import.meta.url);

  test.each(PATHS)('%s is exported under its path', (path) => {
    expect(require.resolve(`memorydb-conformance/specs/${path}`)).toBe(
      fileURLToPath(new URL(path, FOLDER)),
    );
  });

  test('all of them are in the tarball', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const cwd = fileURLToPath(new URL('..', FOLDER));
    const [tarball] = JSON.parse(execFileSync('npm', args, { cwd, encoding: 'utf8' }));
    const packed = tarball.files.map(({ path }: { path: string }) => path);

    expect(packed).toEqual(expect.arrayContaining(PATHS.map((path) => `specs/${path}`)));
  });
});

test('a $ref that leads nowhere makes compiling fail', () => {
  const ajv = new Ajv2020({ strict: true });
  const lost = { $id: `${BASE}lost.schema.json`, $ref: 'memorydb/shapes/Nowhere.schema.json' };

  expect(() => ajv.compile(lost)).toThrow(/can't resolve reference/);
});

function schemaFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.schema.json') && !path.startsWith('import/'))
    .sort();
}

function read(path: string): Schema {
  return JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8')) as Schema;
}

/** A schema and every schema within it. */
function subschemas(schema: Schema): Schema[] {
  const within = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
  ];
  return [schema, ...within.flatMap(subschemas)];
}

function refsOf(schema: Schema | undefined): string[] {
  return subschemas(schema ?? {}).flatMap(({ $ref }) => $ref ?? []);
}

function keywordsOf(schema: Schema): string[] {
  return subschemas(schema).flatMap((own) => Object.keys(own));
}
