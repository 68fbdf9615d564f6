import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { call } from '../../testing/call.ts';

const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };
const main = fileURLToPath(new URL('../../dist/suites/cli/main.js', import.meta.url));

/** All that is said of one operation, and of the protocols. */
const WHOLE = ['CopySnapshot', 'aws-json-1.1', 'rpc-v2-cbor'].flatMap((own) => ['--select', own]);
const OWN = clauses.filter(({ id }) => id.startsWith('CopySnapshot/'));

describe('list', () => {
  test('how many clauses there are of each operation, in less than a screen and a half', async () => {
    const { code, stdout } = await call(['list']);

    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^CopySnapshot +${OWN.length} clauses, +\\d+ MUST$`, 'm'));
    expect(stdout.split('\n').length).toBeLessThan(60);
  });

  test('words, and a level, find clauses', async () => {
    const { stdout } = await call(['list', 'KmsKeyId', 'copysnapshot', '--level', 'MUST']);

    expect(stdout).toContain('CopySnapshot/input/KmsKeyId/maxLength\n  MUST');
    expect(stdout).not.toContain('  SHOULD ·');
    expect(stdout).not.toContain('CreateUser/');
    expect((await call(['list', 'nothing-like-it'])).code).toBe(2);
    expect((await call(['list', '--level', 'must'])).code).toBe(2);
  });

  test('every clause of an operation with level, evidence, source and requirement', async () => {
    const { code, stdout, stderr } = await call(['list', '--flat', ...WHOLE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { id } of clauses) expect(stdout).toContain(`${id}\n`);
    expect(stdout).toContain(
      'CopySnapshot/input/KmsKeyId/maxLength\n  MUST · modelled · API_CopySnapshot',
    );
    expect(stdout).toContain(`\n${clauses.length} clauses, `);
    const long = stdout.split('\n').filter(({ length }) => length > 80);
    expect(long.filter((line) => line.includes(' '))).toEqual([]);
  });

  test('--json is the same as data', async () => {
    const { stdout } = await call(['list', '--json', ...WHOLE]);
    const listed = JSON.parse(stdout) as Record<string, string>[];
    expect(listed.map(({ id }) => id)).toEqual(clauses.map(({ id }) => id));
    for (const clause of listed) {
      expect(Object.keys(clause)).toEqual(
        expect.arrayContaining(['id', 'level', 'evidence', 'source', 'text']),
      );
      expect(clause['text']).not.toBe('');
    }
  });

  test('--select lists what is below', async () => {
    const { stdout } = await call(['list', '--select', 'aws-json-1.1/error', '--json']);
    const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !id.startsWith('aws-json-1.1/error/'))).toEqual([]);
  });

  test('a reader that has seen enough is no fault', () => {
    const command = `"$0" "$1" list --json | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, main], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect(stdout).toBe('[\n0\n');
    expect(stderr).toBe('');
  });
});
