import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { cli } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { ARRANGEMENTS } from '../arrange/hooks.ts';
import { findConfig, readConfig } from './config.ts';
import type { Config } from './define-config.ts';
import { UsageError } from './exit.ts';
import { RUN_FLAGS } from './run-flags.ts';
import { readSchema, schemaProblem } from './schema.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = freshFolder();
});

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The package as a user has it: in `node_modules` beside the configuration. */
function install(): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'memorydb-conformance'), 'dir');
}

describe('a configuration is read from', () => {
  const TYPED = `
    import { defineConfig } from 'memorydb-conformance/config';
    enum Runs { few = 2 }
    const absent: string[] = ['CopySnapshot/input/KmsKeyId'] satisfies string[];
    export default defineConfig({ runs: Runs.few, absent });
  `;
  test.for<[string, string]>([
    ['c.json', '{ "$schema": "x", "runs": 2, "absent": ["CopySnapshot/input/KmsKeyId"] }'],
    ['c.mjs', 'export default { runs: 2, absent: ["CopySnapshot/input/KmsKeyId"] };'],
    [
      'c.mjs',
      'import { defineConfig } from "memorydb-conformance/config";\nexport default defineConfig({ runs: 2, absent: ["CopySnapshot/input/KmsKeyId"] });',
    ],
    ['c.js', 'module.exports = { runs: 2, absent: ["CopySnapshot/input/KmsKeyId"] };'],
    ['c.ts', TYPED],
    ['c.mts', TYPED],
  ])('%s', async ([name, text]) => {
    install();
    expect(await readConfig(put(name, text))).toMatchObject({
      runs: 2,
      absent: ['CopySnapshot/input/KmsKeyId'],
    });
  });

  test.for([
    ['commonjs', 'export default { runs: 2 };'],
    ['commonjs', 'module.exports = { runs: 2 };'],
    ['module', 'export default await Promise.resolve({ runs: 2 });'],
  ] as const)('c.js in a package of type %s: %s', async ([type, text]) => {
    put('package.json', JSON.stringify({ type }));
    expect(await readConfig(put('c.js', text))).toEqual({ runs: 2 });
  });

  test.for([
    ['c.ts', 'export default { runs: ', /cannot read the configuration .*c\.ts: /],
    ['c.ts', 'throw new Error("broken config")', /cannot read the configuration .*broken config/],
    ['c.ts', 'export const runs = 1;', /must be an object/],
    ['c.ts', 'import "nowhere-at-all"; export default {};', /cannot read .*nowhere-at-all/],
  ] as const)('%s: %s is refused in one line', async ([name, text, words]) => {
    const error = await readConfig(put(name, text)).catch((own: unknown) => own);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('the configuration of a folder', () => {
  test('is found by its name, whatever its kind, or is null', () => {
    expect(findConfig(folder)).toBeNull();
    put('conformance.config.yaml', '');
    expect(findConfig(folder)).toBeNull();
    const path = put('conformance.config.ts', '');
    expect(findConfig(folder)).toBe(path);
  });

  test('holds for a run in it, which names it', async () => {
    const baseline = 'known.json';
    const clause = 'CopySnapshot/input/KmsKeyId/type';
    const entry = { clause, reason: 'x', firstSeen: '2026-01-01' };
    put(baseline, JSON.stringify({ known: [entry] }));
    const select = ['CopySnapshot/input/KmsKeyId'];
    put('conformance.config.json', JSON.stringify({ select, runs: 1, baseline, out: 'here' }));
    const { code, stdout } = await cli(['run'], {}, folder);
    expect(stdout).toContain('\nconfig conformance.config.json\nreport here/run.jsonl\n');
    expect(stdout).toContain('known.json:1: the clause passes now');
    expect(code).toBe(1);
  });

  test('is not chosen among several', () => {
    put('conformance.config.ts', '');
    put('conformance.config.json', '');
    expect(() => findConfig(folder)).toThrow(/\.json and .*\.ts are both here; keep one/);
  });
});

describe('what a schema says of a configuration', () => {
  const hook = { command: 'true' };
  const arranged = (enter: unknown) => ({
    arrangements: { 'snapshot-creating': { enter, leave: hook } },
  });
  test.for<[unknown, RegExp]>([
    [{ sede: 1 }, /^unknown setting sede; did you mean seed\?$/],
    [{ runs: 0 }, /^runs must be a whole number from 1 to 100000, not 0$/],
    [{ strict: 'yes' }, /^strict must be true or false, not "yes"$/],
    [{ absent: 'x' }, /^absent must be a list of strings, not "x"$/],
    [{ make: [] }, /^make must be an object$/],
    [{ baseline: '' }, /^baseline must be a text, not ""$/],
    [{ endpoint: 'x'.repeat(100) + 1, region: 5 }, /^region must be a string, not 5$/],
    [{ arrangements: { 'snapshot-creatin': {} } }, /snapshot-creatin is not one of .*did you mean/],
    [{ arrangements: { 'quota-exhausted': { enter: hook } } }, /quota-exhausted: leave is missing/],
    [arranged({}), /creating\.enter must be \{ "command": … \}, \{ "http": .* or \{ "module"/],
    [arranged({ command: 'a', module: 'b' }), /creating\.enter must be \{ "command"/],
    [arranged({ http: {} }), /creating\.enter\.http: url is missing/],
    [arranged({ http: { url: 'x' } }), /creating\.enter\.http\.url must be a URL, not "x"/],
    [arranged({ command: 5 }), /creating\.enter\.command must be a text, not 5/],
  ])('%j', ([value, words]) => {
    expect(schemaProblem('harness/config.schema.json', value, 'setting')).toMatch(words);
  });

  test.for([
    {},
    arranged({ http: { url: 'http://127.0.0.1/', headers: { a: 'b' } } }),
    arranged({ module: './x.mjs', export: 'on' }),
    { ordinary: { KmsKeyId: null, Tags: [] }, make: { cluster: { ACLName: 'x' } } },
  ])('%j is taken', (value) => {
    expect(schemaProblem('harness/config.schema.json', value, 'setting')).toBeUndefined();
  });

  test('a value that is not simple is never repeated: it might hold anything', () => {
    const words = schemaProblem(
      'harness/config.schema.json',
      { region: { a: 'secret' } },
      'setting',
    );
    expect(words).toBe('region must be a string');
  });
});

describe('schema, type and flags', () => {
  const properties = readSchema('harness/config.schema.json')['properties'] as Record<
    string,
    { description?: string; propertyNames?: { enum: string[] } }
  >;

  test('the schema has the settings of the type, and no others', () => {
    // The compiler holds this list against the type.
    const names: Record<keyof Config, true> = {
      $schema: true,
      protocol: true,
      endpoint: true,
      region: true,
      given: true,
      mostAlive: true,
      settle: true,
      select: true,
      absent: true,
      seed: true,
      runs: true,
      concurrency: true,
      timeout: true,
      strict: true,
      allowRecording: true,
      baseline: true,
      out: true,
      make: true,
      ordinary: true,
      arrangements: true,
      destructive: true,
      slow: true,
      allowAws: true,
    };
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(names).toSorted());
  });

  test('every setting is described, for whoever writes one in an editor', () => {
    for (const [name, { description }] of Object.entries(properties))
      expect(description, name).toMatch(/\w\.$/);
  });

  test('the schema knows the arrangements that there are', () => {
    expect(properties['arrangements']?.propertyNames?.enum).toEqual([...ARRANGEMENTS]);
  });

  test('a setting that has a flag is called like it', () => {
    const camel = (flag: string) => flag.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
    const flags = Object.keys(RUN_FLAGS).map(camel);
    const without = ['$schema', 'absent', 'make', 'ordinary', 'arrangements'];
    const named = Object.keys(properties).filter((name) => !without.includes(name));
    expect(named.filter((name) => !flags.includes(name))).toEqual([]);
  });
});
