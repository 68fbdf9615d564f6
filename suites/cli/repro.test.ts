import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesAt } from '../../testing/ask.ts';
import { call } from '../../testing/call.ts';
import { type Endpoint, endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { deafUrl } from '../../testing/hostile/peer.ts';
import { refused } from '../../testing/refused.ts';
import { reproCommand } from './repro-command.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const folder = freshFolder();
const record = join(folder, 'run.jsonl');

let broken: Endpoint;
let healthy: Endpoint;

beforeAll(async () => {
  [broken, healthy] = await Promise.all([endpoint(CLAUSE), endpoint()]);
  const args = ['--endpoint', broken.url, '--select', CLAUSE, '--runs', '1', '--out', folder];
  await call(['run', ...args]);
});

afterAll(async () => {
  await Promise.all([broken.close(), healthy.close()]);
});

/** A copy of the record with only so many of its characters. */
function cut(name: string, length: number): string {
  const path = join(folder, name);
  writeFileSync(path, readFileSync(record, 'utf8').slice(0, length));
  return path;
}

describe('repro', () => {
  test('runs the failure again from the record alone: it still fails', async () => {
    const { code, stdout, stderr } = await call(['repro', record, CLAUSE]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('It still fails.');
    expect(stdout).toContain('KmsKeyId has at most 2048 characters');
    expect(stdout).toMatch(/curl .*--aws-sigv4/);
    expect(stdout).toContain('CopySnapshotCommand');
    expect(stdout).toContain('< 200');
  });

  test('on an endpoint that is healthy, it does not fail any more', async () => {
    const { code, stdout } = await call(['repro', record, CLAUSE, '--endpoint', healthy.url]);
    expect(stdout).toContain('It does not fail any more.');
    expect(code).toBe(0);
  });

  test('leaves nothing behind on either', async () => {
    expect(await namesAt(broken.url)).toEqual([]);
    expect(await namesAt(healthy.url)).toEqual([]);
  });

  test('on an endpoint that is down, it could not be told: exit code 3', async () => {
    const { code, stdout } = await call(['repro', record, CLAUSE, '--endpoint', await deafUrl()]);
    expect(code).toBe(3);
    expect(stdout).toContain('It could not be told');
    expect(stdout).not.toContain('still fails');
  });

  test('a clause that did not fail is refused, with those that did', async () => {
    const { code, stderr } = await call(['repro', record, 'CopySnapshot/input/accepts']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /keeps no failure of CopySnapshot\/input\/accepts; it keeps .*maxLength/,
    );
  });
});

describe('a record that is not whole', () => {
  test('without its footer and the end of its last line, failures are still found', async () => {
    const whole = readFileSync(record, 'utf8');
    const path = cut('cut.jsonl', whole.indexOf('{"kind":"footer"') + 20);
    const { code, stdout } = await call(['repro', path, CLAUSE]);
    expect(code).toBe(1);
    expect(stdout).toContain('It still fails.');
  });

  test.for([
    ['an empty file', 0, /not a run record/],
    ['half a header', 40, /not a run record/],
    ['a header only', 400, /keeps no failure .*none at all, since its run was cut off/],
  ] as const)('%s is refused in one line', async ([, length, words]) => {
    const end = length === 400 ? readFileSync(record, 'utf8').indexOf('\n') + 1 : length;
    const path = cut('cut.jsonl', end);
    expect(await refused(reproCommand([path, CLAUSE]))).toMatch(words);
  });

  test.for([
    ['JSON that is no record', '{"a":1}\n'],
    ['JSON of another shape', 'null\n[]\n'],
    ['no JSON at all', 'hello\nworld\n'],
  ] as const)('%s is refused in one line', async ([, text]) => {
    const path = join(folder, 'other.jsonl');
    writeFileSync(path, text);
    expect(await refused(reproCommand([path, CLAUSE]))).toContain('not a run record');
  });

  test('a record of another version is refused with what to do', async () => {
    const path = join(folder, 'other.jsonl');
    writeFileSync(path, '{"kind":"header","format":"memorydb-conformance/run/9"}\n');
    expect(await refused(reproCommand([path, CLAUSE]))).toMatch(/memorydb-conformance\/run\/9/);
  });
});
