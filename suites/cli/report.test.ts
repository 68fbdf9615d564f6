import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../reports/formats.ts';
import { call } from '../../testing/call.ts';
import { endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { refused } from '../../testing/refused.ts';
import { sealed } from '../../testing/sealed.ts';
import { reportCommand } from './report-command.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const folder = freshFolder();
const record = join(folder, 'run.jsonl');
let printed: string;

beforeAll(async () => {
  const served = await endpoint(CLAUSE);
  const args = ['--endpoint', served.url, '--select', 'CopySnapshot/input/KmsKeyId'];
  const { stdout } = await call(['run', ...args, '--runs', '1', '--out', folder]);
  printed = stdout;
  await served.close();
});

/** A copy of the record, changed. */
function changed(name: string, change: (lines: string[]) => string[]): string {
  const path = join(folder, name);
  const lines = readFileSync(record, 'utf8').trimEnd().split('\n');
  writeFileSync(path, sealed(change(lines)));
  return path;
}

describe('report', () => {
  test('prints what the run printed, and leaves the exit code to the run', async () => {
    const { code, stdout, stderr } = await call(['report', record]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(`${stdout}page   ${join(folder, 'report.html')}\n`).toBe(printed);
  });

  test('--format text is the report that the run left', async () => {
    const { stdout } = await call(['report', record, '--format', 'text']);
    const left = readFileSync(join(folder, 'report.txt'), 'utf8');
    expect(`${stdout}page   ${join(folder, 'report.html')}\n`).toBe(left);
  });

  test.for(FORMATS.map(({ name }) => name))('%s is rendered, to stdout or a file', async (name) => {
    const file = join(folder, 'deep', name);
    const [one, two] = await Promise.all([
      call(['report', record, '--format', name]),
      call(['report', record, '--format', name, '--out', file]),
    ]);
    expect([one.code, two.code, one.stderr, two.stderr]).toEqual([0, 0, '', '']);
    expect(one.stdout.length).toBeGreaterThan(50);
    expect(two.stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(one.stdout);
  });

  test('--quiet shows failures only', async () => {
    const { stdout } = await call(['report', record, '--quiet']);
    expect(stdout).toContain('✗ KmsKeyId/maxLength');
    expect(stdout).not.toContain('✓');
  });

  test('a record that was cut off is rendered, and said to be cut off', async () => {
    const path = changed('cut.jsonl', (lines) => lines.slice(0, -1));
    const { code, stdout } = await call(['report', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('The run is not complete: its record has no end.');
  });

  test('kinds of events that a later version added are passed over', async () => {
    const path = changed('later.jsonl', (lines) => [
      ...lines.slice(0, -1),
      '{"kind":"something-new","a":1}',
      ...lines.slice(-1),
    ]);
    const { code, stdout } = await call(['report', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('1 failed');
  });
});

describe('what cannot be rendered is one clear line', () => {
  test.for<[string[], RegExp]>([
    [[], /report RECORD: name a run record/],
    [['nowhere.jsonl'], /cannot read nowhere\.jsonl/],
    [[record, record], /record 1 is of a whole run; only shards/],
    [[record, '--format', 'juint'], /no format "juint"; did you mean junit\?/],
    [[record, '--format', 'juint'], /\(there are terminal, text, html, json, junit,/],
    [[record, '--fromat', 'junit'], /did you mean --format\?/],
    [[record, '--out', '/dev/null/x'], /cannot write/],
  ])('%j', async ([args, words]) => {
    expect(await refused(reportCommand(args))).toMatch(words);
  });

  test('an event of another shape is named by its line', async () => {
    const path = changed('bent.jsonl', (lines) =>
      lines.map((line) => line.replace('"verdict":"fail"', '"verdict":"bad"')),
    );
    const { code, stderr } = await call(['report', path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/not a run record: line \d+: \/verdict must be equal to one of/);
  });
});

describe('run --report', () => {
  const select = ['run', '--select', CLAUSE, '--runs', '1', '--seed', '1'];

  test('several formats at once; one of them on stdout, and nothing else there', async () => {
    const out = freshFolder();
    const junit = join(out, 'a', 'junit.xml');
    const { code, stdout } = await call([
      ...select,
      ...['--out', out, '--report', 'ctrf=-', '--report', `junit=${junit}`],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results.summary).toMatchObject({ tests: 1, passed: 1 });
    expect(readFileSync(junit, 'utf8')).toContain('<testcase classname="CopySnapshot.input"');
    expect(readFileSync(join(out, 'report.txt'), 'utf8')).toContain('1 passed');
  });

  test('two reports in one place are refused before any request', async () => {
    const args = ['--report', 'tap=-', '--report', 'ctrf=-', '--out', freshFolder()];
    const { code, stderr } = await call([...select, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/two reports cannot both go to -/);
  });
});

describe('help', () => {
  test.for(['run', 'report'])('%s names every format', async (command) => {
    const { stdout } = await call(['help', command]);
    for (const { name, about } of FORMATS)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${about.slice(0, 20)}`, 'm'));
    expect(stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
  });
});
