import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { type Endpoint, endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { refused } from '../../testing/refused.ts';
import type { ClauseResult, RunEvent, RunHeader } from '../model/run-record.ts';
import { runCommand } from './run-command.ts';

const BROKEN = 'CopySnapshot/input/KmsKeyId/maxLength';
const HEALTHY = 'CopySnapshot/input/KmsKeyId/type';
const OTHER = 'CopySnapshot/input/Tags/maxItems';

const folder = freshFolder();
const file = join(folder, 'known.json');
let served: Endpoint;

beforeAll(async () => {
  served = await endpoint(BROKEN);
});

afterAll(() => served.close());

/** A run on an endpoint that breaks one clause of a family. */
async function run(...args: string[]) {
  const own = ['--endpoint', served.url, '--select', 'CopySnapshot/input/KmsKeyId'];
  const fixed = ['--out', folder, '--runs', '1', '--seed', '1'];
  const ended = await call(['run', ...own, ...fixed, '--baseline', file, ...args]);
  const lines = readFileSync(join(folder, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  return { ...ended, events: lines.map((line) => JSON.parse(line) as RunEvent) };
}

const entry = (clause: string, more = {}) => ({
  clause,
  reason: `people wrote this about ${clause}`,
  firstSeen: '2026-01-01',
  ...more,
});

function keep(...known: object[]): void {
  writeFileSync(file, JSON.stringify({ known }, null, 2));
}

const kept = () => JSON.parse(readFileSync(file, 'utf8')).known;
const knownIn = (events: RunEvent[]) =>
  events.filter((event): event is ClauseResult => event.kind === 'clause' && !!event.known);

describe('a run with a baseline', () => {
  test('a failure that is not in it is news: exit code 1, and it stands first', async () => {
    keep();
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^New, not in \S+\n {4}✗ CopySnapshot\/input\/KmsKeyId\/maxLength\n/);
    expect(stdout).toContain('reproduce    memorydb-conformance repro');
    expect(stdout).toContain('1 failed, 0 warned');
  });

  test('a failure that is known is shown as known: exit code 0', async () => {
    keep(entry(BROKEN, { link: 'https://example.com/7' }));
    const { code, stdout, events } = await run('--quiet');
    expect(code).toBe(0);
    const words = stdout.replaceAll(/\s+/g, ' ');
    expect(words).toContain(`✗ KmsKeyId/maxLength known since 2026-01-01: people wrote this`);
    expect(words).toContain('(https://example.com/7)');
    expect(words).toContain('1 failed (1 known), 0 warned');
    expect(knownIn(events)).toMatchObject([{ verdict: 'fail', known: entry(BROKEN, {}) }]);
    expect((events[0] as RunHeader).baseline).toMatchObject({ file, entries: [{ line: 3 }] });
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain('(2049)');
  });

  test('an entry whose clause passes is stale: exit code 1, with its line and its JSON', async () => {
    keep(entry(BROKEN), entry(HEALTHY));
    const { code, stdout, events } = await run('--quiet');
    expect(code).toBe(1);
    const words = stdout.replaceAll(/\s+/g, '');
    expect(words).toContain(`${file}:8:theclausepassesnow;deletethisentry`);
    expect(words).toContain(JSON.stringify(entry(HEALTHY)).replaceAll(' ', ''));
    const notices = events.filter(({ kind }) => kind === 'notice');
    expect(notices).toMatchObject([{ notice: { code: 'stale-entry', entry: { line: 8 } } }]);
  });

  test('an entry whose time is over is stale, and what it excused is proved again', async () => {
    keep(entry(BROKEN, { expires: '2026-01-02' }));
    const { code, stdout } = await run('--quiet');
    expect(code).toBe(1);
    expect(stdout).toContain('Stale in the baseline');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('put up with until 2026-01-02');
    expect(stdout).toContain('(2049)');
    expect(stdout).not.toContain('known)');
  });

  test('an entry whose clause was not selected is neither', async () => {
    keep(entry(BROKEN), entry(OTHER, { expires: '2026-01-02' }));
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).not.toContain(OTHER);
  });

  test('in a strict run a broken SHOULD can be known too', async () => {
    const should = 'CopySnapshot/input/SourceSnapshotName/blank';
    const warning = await endpoint(should);
    const strict = ['--endpoint', warning.url, '--select', should, '--strict'];
    keep();
    const news = await run(...strict);
    keep(entry(should));
    const known = await run(...strict);
    await warning.close();
    expect([news.code, known.code]).toEqual([1, 0]);
    expect(known.stdout).toContain('1 warned (1 known)');
  });
});

describe('--update-baseline', () => {
  test('makes the file, adds what fails, and the next run agrees', async () => {
    const fresh = join(folder, 'fresh', 'known.json');
    const { code, stdout } = await run('--baseline', fresh, '--update-baseline');
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`1 added, 0 removed + ${BROKEN}`);
    const known = JSON.parse(readFileSync(fresh, 'utf8')).known;
    const firstSeen = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(known).toEqual([
      { clause: BROKEN, reason: 'seen failing, not yet explained', firstSeen },
    ]);
    expect((await run('--baseline', fresh)).code).toBe(0);
  });

  test('takes out what passes, and keeps what was not exercised and what people wrote', async () => {
    const other = entry(OTHER, { expires: '2026-01-02' });
    const mine = entry(BROKEN, { link: 'https://example.com/7', expires: '2999-12-31' });
    keep(other, entry(HEALTHY), mine);
    const { code } = await run('--update-baseline');
    expect(code).toBe(0);
    expect(kept()).toEqual([other, mine]);
  });

  test('does not lift a day that is over: exit code 1, and the entry stays', async () => {
    const over = entry(BROKEN, { expires: '2026-01-02' });
    keep(entry(HEALTHY), over);
    const { code, stdout } = await run('--update-baseline');
    expect(code).toBe(1);
    expect(kept()).toEqual([over]);
    // The line is that of the file as it is now.
    expect(stdout.replaceAll(/\s+/g, '')).toContain(`${file}:3:putupwith`);
  });

  test('a run that could not be made changes nothing', async () => {
    keep(entry(BROKEN), entry(HEALTHY));
    const { code } = await run('--update-baseline', '--endpoint', 'http://127.0.0.1:9');
    expect(code).toBe(3);
    expect(kept()).toEqual([entry(BROKEN), entry(HEALTHY)]);
  });
});

describe('a baseline that cannot be meant ends with exit code 2, before any request', () => {
  test.for<[string[], RegExp]>([
    [['--baseline', join(folder, 'nowhere.json')], /; --update-baseline makes it$/m],
    [['--baseline', folder], /cannot read the baseline/],
    [['--baseline', join(folder, 'bad.json')], /no clause CopySnapshot\/inputs?; did you mean/],
    [['--update-baseline'], /--update-baseline needs --baseline FILE/],
    [
      ['--baseline', file, '--update-baseline', '--shard', '1/2', '--seed', '1'],
      /--update-baseline needs a whole run/,
    ],
  ])('%j', async ([args, words]) => {
    writeFileSync(
      join(folder, 'bad.json'),
      JSON.stringify({ known: [entry('CopySnapshot/inputs')] }),
    );
    expect(await refused(runCommand(['--out', folder, ...args]))).toMatch(words);
  });
});
