import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../fixtures/browser/record.ts';
import { call } from '../../testing/call.ts';
import { freshFolder } from '../../testing/folder.ts';
import { refused } from '../../testing/refused.ts';
import { sealed } from '../../testing/sealed.ts';
import type { RunHeader } from '../model/run-record.ts';
import { compareCommand } from './compare-command.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const folder = freshFolder();

/** Writes a record in which one clause has the verdict, and gives its path. */
function saved(file: string, verdict: 'pass' | 'fail', header: Partial<RunHeader> = {}): string {
  const events = recordOf({ [CLAUSE]: { verdict } }, { header });
  const path = join(folder, file);
  writeFileSync(path, sealed(events));
  return path;
}

const good = saved('good.jsonl', 'pass', { startedAt: '2025-01-01T00:00:00.000Z' });
const bad = saved('bad.jsonl', 'fail');
const elsewhere = saved('elsewhere.jsonl', 'fail', { endpoint: 'http://127.0.0.1:2/' });

describe('compare', () => {
  test('shows what differs, and drift; differences alone are no failure', async () => {
    const { code, stdout, stderr } = await call(['compare', good, bad]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^✓ ✗ +KmsKeyId\/maxLength$/m);
    expect(stdout).toMatch(/Drift from A \(good\) to B \(bad\)/);
  });

  test('--fail-on-drift: exit code 1 when an endpoint got worse, 0 when it got better', async () => {
    expect((await call(['compare', good, bad, '--fail-on-drift'])).code).toBe(1);
    const better = saved('better.jsonl', 'pass', { startedAt: '2027-01-01T00:00:00.000Z' });
    expect((await call(['compare', bad, better, '--fail-on-drift'])).code).toBe(0);
  });

  test('one name makes runs at two addresses runs of one endpoint', async () => {
    const args = ['compare', `moto=${good}`, `moto=${elsewhere}`, '--fail-on-drift'];
    expect((await call(args)).code).toBe(1);
  });

  test.for([
    ['page.html', /^<!doctype html>/],
    ['page.md', /^# CopySnapshot on 2 runs/],
    ['page.json', /^\{/],
    ['page.txt', /^CopySnapshot on 2 runs/],
  ] as const)('--out %s', async ([file, beginning]) => {
    const out = join(folder, file);
    const { code, stdout } = await call(['compare', good, bad, '--out', out]);
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(beginning);
    expect(stdout).toContain(`report ${out}\n`);
  });

  test('--format without a file is on stdout', async () => {
    const { stdout } = await call(['compare', good, bad, '--format', 'json']);
    expect(JSON.parse(stdout).runs).toHaveLength(2);
  });
});

describe('what cannot be compared is refused in one line', () => {
  const other = saved('other.jsonl', 'pass', { operations: ['CreateSnapshot'] });
  const out = join(folder, 'never.pdf');

  test.for<[string[], RegExp]>([
    [[], /name two run records or more/],
    [[good], /name two run records or more/],
    [
      [good, other],
      /good\.jsonl is a run of CopySnapshot and \S*other\.jsonl one of CreateSnapshot/,
    ],
    [[good, 'nowhere.jsonl'], /cannot read nowhere\.jsonl/],
    [[good, 'x=nowhere.jsonl'], /cannot read nowhere\.jsonl/],
    [[good, bad, '--format', 'htm'], /no format htm; did you mean html\?/],
    [[good, bad, '--out', out], /end the name in \.txt, \.html/],
    [[good, elsewhere, '--fail-on-drift'], /no two of the runs are of one endpoint/],
    [[good, bad, '--al'], /did you mean --all\?/],
  ])('%#', async ([args, words]) => {
    expect(await refused(compareCommand(args))).toMatch(words);
    expect(existsSync(out)).toBe(false);
  });
});
