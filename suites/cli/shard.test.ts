import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cli, serve } from '../../testing/hostile/child.ts';
import { freshFolder } from '../../testing/hostile/folder.ts';
import { resultsIn } from '../../testing/hostile/results.ts';
import { UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { prefixOf } from '../harness/session.ts';
import { type Settings, settingsMark, settingsOf } from '../harness/settings.ts';
import type { RunEvent, RunFooter, RunHeader } from '../model/run-record.ts';
import { mergeRecords } from '../run/merge.ts';

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
    [['1/999', '--seed', '1'], /divides into \d+ at most; use fewer shards/],
    [['1/2', '--seed', '1', '--select', 'CopySnapshot/implemented'], /divides into 1 at most/],
  ])('%j is refused in one line', async ([args, words]) => {
    const error = await settings(`--shard=${args[0]}`, ...args.slice(1)).catch(
      (own: unknown) => own,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toContain('\n');
  });

  test('has a folder of its own, unless one is named', async () => {
    const args = ['--shard', '2/3', '--seed', '1'];
    expect((await settings(...args)).out).toBe(join('reports', 'latest', 'shard-2-of-3'));
    expect((await settings(...args, '--out', 'here')).out).toBe('here');
    expect((await settings()).out).toBe('reports/latest');
  });
});

describe('the names of shards that are at work on one endpoint', () => {
  const shards = fc
    .integer({ min: 2, max: 50 })
    .chain((count) =>
      fc.record({ count: fc.constant(count), one: fc.nat(count - 1), other: fc.nat(count - 1) }),
    )
    .filter(({ one, other }) => one !== other);
  const random = fc.nat({ max: 2 ** 32 - 1 });

  test('never begin alike, whatever chance gives', () => {
    fc.assert(
      fc.property(shards, random, random, ({ count, one, other }, a, b) => {
        const first = prefixOf(a, { index: one + 1, count });
        expect(first).not.toBe(prefixOf(b, { index: other + 1, count }));
        expect(first).toMatch(/^cfm-[0-9a-z]{6}-$/);
      }),
    );
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

describe('runs of all shards', () => {
  test('leave records that say which shard they are, and that merge to one run', async () => {
    const folder = freshFolder();
    const select = ['--select', 'CopySnapshot/input/KmsKeyId', '--select', 'CopySnapshot/output'];
    const records: RunEvent[][] = [];
    for (const index of [1, 2]) {
      const out = join(folder, String(index));
      const args = ['--shard', `${index}/2`, '--seed', '1', '--runs', '1', '--out', out];
      const { code, stdout } = await cli(['run', ...args, ...select]);
      expect(code).toBe(0);
      expect(stdout).toContain(`seed 1   shard ${index}/2 `);
      const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
      const events = lines.map((line) => JSON.parse(line) as RunEvent);
      expect((events[0] as RunHeader).shard).toMatchObject({ index, count: 2 });
      records.push(events);
    }
    const merged = mergeRecords(records);
    if (!merged.ok) throw new Error(merged.problem.code);
    const [header] = records.flat() as RunHeader[];
    const whole = header?.shard?.whole ?? [];
    expect(resultsIn(merged.events).map(({ clause }) => clause.id)).toEqual(whole);
    const footer = merged.events.at(-1) as RunFooter;
    expect(footer).toMatchObject({ exitCode: 0, end: 'complete' });
    expect(footer.counts.pass + footer.counts.skip).toBe(whole.length);
  });

  test('come to one verdict, which the exit code tells, and to lines that run a failure again', async () => {
    const broken = 'CopySnapshot/input/KmsKeyId/maxLength';
    const served = await serve('--defect', broken);
    const folder = join(freshFolder(), 'it is');
    const select = ['--select', 'CopySnapshot/input/KmsKeyId', '--select', 'CopySnapshot/output'];
    const records = [1, 2].map((index) => join(folder, String(index), 'run.jsonl'));
    const codes: (number | null)[] = [];
    for (const [index, record] of records.entries()) {
      const args = ['--endpoint', served.url, '--shard', `${index + 1}/2`, '--seed', '1'];
      const ran = await cli(['run', ...args, '--runs', '1', '--out', dirname(record), ...select]);
      codes.push(ran.code);
    }
    expect(codes.toSorted()).toEqual([0, 1]);

    // Whichever comes first: the failure is in one of them only.
    for (const order of [records, records.toReversed()]) {
      const { code, stdout } = await cli(['report', ...order]);
      expect(code).toBe(1);
      const line = /reproduce +(memorydb-conformance repro .*)$/m.exec(stdout)?.[1] ?? '';
      const words = spawnSync(
        'bash',
        ['-c', `memorydb-conformance() { printf '%s\\n' "$@"; }; ${line}`],
        {
          encoding: 'utf8',
        },
      ).stdout.trimEnd();
      const again = await cli(words.split('\n'));
      expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: '' });
      expect(again.stdout).toContain('It still fails.');
    }
    await served.close();
  });
});
