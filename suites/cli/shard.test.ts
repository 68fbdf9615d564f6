import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { type Settings, settingsMark, settingsOf } from '../harness/settings.ts';

function settings(...args: string[]): Promise<Settings> {
  return settingsOf(parseFlags('run', args, RUN_FLAGS, 0).flags);
}

describe('--shard', () => {
  test.for<[string[], RegExp]>([
    [['0/2'], /--shard takes I\/N with I from 1 to N, e\.g\. 1\/4, not "0\/2"/],
    [['3/2'], /from 1 to N/],
    [['1/0'], /from 1 to N/],
    [['1'], /takes I\/N/],
    [['1/2/3'], /takes I\/N/],
    [['-1/2'], /takes I\/N|ambiguous/],
    [['one/two'], /takes I\/N/],
    [['1/2'], /needs --seed N, the same for every shard/],
    [
      ['1/999', '--seed', '1'],
      /there are \d+ of them in what is selected; use \d+ shards or fewer/,
    ],
    [
      ['1/2', '--seed', '1', '--select', 'CopySnapshot/implemented'],
      /there are 1 of them in what is selected; use no shards/,
    ],
  ])('%j is refused in one line', async ([args, words]) => {
    const error = await settings(`--shard=${args[0]}`, ...args.slice(1)).catch(
      (own: unknown) => own,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toContain('\n');
  });

  test('has a folder of its own, unless one is named', async () => {
    const args = ['--shard', '2/2', '--seed', '1'];
    expect((await settings(...args)).out).toBe(join('reports', 'latest', 'shard-2-of-2'));
    expect((await settings(...args, '--out', 'here')).out).toBe('here');
    expect((await settings()).out).toBe('reports/latest');
  });
});

describe('a mark of settings', () => {
  const marked = async (name: string, config: object) => {
    const path = join(freshFolder(), name);
    writeFileSync(path, JSON.stringify(config));
    return settingsMark(await settings('--config', path));
  };

  test('is the same for the same settings, and another for others', async () => {
    const one = await marked('a.json', { ordinary: { KmsKeyId: 'secret-key' } });
    expect(await marked('b.json', { ordinary: { KmsKeyId: 'secret-key' } })).toBe(one);
    expect(await marked('c.json', { ordinary: { KmsKeyId: 'other-key' } })).not.toBe(one);
    expect(await marked('d.json', { absent: ['CopySnapshot/input/Tags'] })).not.toBe(one);
    expect(one).toMatch(/^[0-9a-z]{1,7}$/);
  });
});

describe('a shard', () => {
  const args = ['--seed', '1', '--select', 'CopySnapshot', '--select', 'aws-json-1.1'];

  test('decides the clauses of its owners, and no others', async () => {
    const [one, other] = [
      await settings('--shard=1/2', ...args),
      await settings('--shard=2/2', ...args),
    ];
    expect(one.shard).toEqual({ index: 1, count: 2, owners: ['CopySnapshot'] });
    expect(other.shard).toEqual({ index: 2, count: 2, owners: ['aws-json-1.1'] });
    expect([...one.selected, ...other.selected]).toEqual([...(await settings(...args)).selected]);
    expect([...other.selected].every((id) => id.startsWith('aws-json-1.1/'))).toBe(true);
  });

  test('of a selection decides what was selected of them', async () => {
    const select = ['--select', 'CopySnapshot/output', '--select', 'aws-json-1.1/error/status'];
    const { selected } = await settings('--shard=2/2', '--seed', '1', ...select);
    expect([...selected]).toEqual(['aws-json-1.1/error/status']);
  });
});

test('shards come to one verdict, which the exit code tells, and to lines that run a failure again', async () => {
  const broken = 'CopySnapshot/input/KmsKeyId/maxLength';
  const served = await endpoint(broken);
  const folder = join(freshFolder(), 'it is');
  const select = ['--select', 'CopySnapshot/input/KmsKeyId', '--select', 'aws-json-1.1/error'];
  const records = [1, 2].map((index) => join(folder, String(index), 'run.jsonl'));
  const codes: (number | null)[] = [];
  for (const [index, record] of records.entries()) {
    const args = ['--endpoint', served.url, '--shard', `${index + 1}/2`, '--seed', '1'];
    const ran = await call(['run', ...args, '--runs', '1', '--out', dirname(record), ...select]);
    expect(ran.stdout).toContain(`seed 1   shard ${index + 1}/2 `);
    codes.push(ran.code);
  }
  expect(codes).toEqual([1, 0]);

  const { code, stdout } = await call(['report', ...records.toReversed()]);
  expect(code).toBe(1);
  const line = /reproduce +(memorydb-conformance repro .*)$/m.exec(stdout)?.[1] ?? '';
  const words = spawnSync(
    'bash',
    ['-c', `memorydb-conformance() { printf '%s\\n' "$@"; }; ${line}`],
    { encoding: 'utf8' },
  ).stdout.trimEnd();
  const again = await call(words.split('\n'));
  await served.close();
  expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: '' });
  expect(again.stdout).toContain('It still fails.');
});
