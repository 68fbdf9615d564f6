import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { type Endpoint, endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import type { ClauseResult, RunEvent, RunFooter, RunHeader } from '../model/run-record.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const SHOULD = 'CopySnapshot/input/SourceSnapshotName/blank';

/** Everything on one operation, and on the protocol. */
const COPY = ['--select', 'CopySnapshot', '--select', 'aws-json-1.1'];
let served: Endpoint | undefined;

afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** A run in a folder of its own, and the record that it leaves. */
async function run(...args: string[]) {
  const out = freshFolder();
  const ended = await call(['run', '--out', out, '--runs', '1', '--seed', '1', ...args]);
  const record = readFileSync(join(out, 'run.jsonl'), 'utf8');
  const events = record
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
  return { ...ended, out, events };
}

const isClause = (event: RunEvent): event is ClauseResult => event.kind === 'clause';

describe('a run on the embedded endpoint', () => {
  test('conforms, and says so in numbers', async () => {
    const { code, stdout, out } = await run('--select', 'CopySnapshot/input/KmsKeyId');
    expect(code).toBe(0);
    expect(stdout).toMatch(/clauses: \d+ passed, 0 failed, 0 warned, 0 inconclusive, 0 skipped/);
    expect(stdout).toMatch(/\d+ requests {3}seed 1 {3}\d+\.\d s/);
    expect(stdout).toContain(join(out, 'run.jsonl'));
  });

  test('the record begins with a header, ends with a footer, and has a line per clause', async () => {
    const { events } = await run('--select', 'CopySnapshot/input/KmsKeyId');
    const header = events[0] as RunHeader;
    const footer = events.at(-1) as RunFooter;
    expect(header).toMatchObject({ kind: 'header', endpoint: 'reference', seed: 1, runs: 1 });
    expect(footer).toMatchObject({ kind: 'footer', end: 'complete', exitCode: 0 });
    const clauses = events.filter(isClause);
    expect(footer.counts.pass).toBe(clauses.length);
    for (const { clause } of clauses) expect(clause.id).toMatch(/\/KmsKeyId\//);
  });

  test('the same seed gives the same report but for times and paths', async () => {
    const same = (text: string, out: string) =>
      text
        .replaceAll(out, 'OUT')
        .replace(/\d+ requests.*/, '')
        // How much is alive at once depends on how many requests are.
        .replace(/at most \d+ alive/, '');
    const one = await run('--select', 'CopySnapshot/input/Tags/items/Key');
    const two = await run('--select', 'CopySnapshot/input/Tags/items/Key', '--concurrency', '1');
    expect(same(two.stdout, two.out)).toBe(same(one.stdout, one.out));
  });
});

describe('a run on an endpoint with a defect', () => {
  test('fails the clause, with its proof in words; --quiet shows nothing else', async () => {
    served = await endpoint(CLAUSE);
    const args = ['--endpoint', served.url, '--select', 'CopySnapshot/input/KmsKeyId'];
    const { code, stdout, stderr, events } = await run(...args, '--quiet');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('✗ KmsKeyId/maxLength');
    expect(stdout).toContain('MUST · modelled · API_CopySnapshot, Request Parameters');
    expect(stdout).toContain('requirement  KmsKeyId has at most 2048 characters');
    expect(stdout).toContain('expected     400 InvalidParameterValueException');
    expect(stdout).toContain('actual       200, the call was accepted');
    expect(stdout).toContain('(2049)');
    expect(stdout).toContain('reproduce    memorydb-conformance repro ');
    expect(stdout).not.toContain('✓');
    const failed = events.filter(isClause).filter(({ verdict }) => verdict === 'fail');
    expect(failed.map(({ clause }) => clause.id)).toEqual([CLAUSE]);
  });

  test('a broken SHOULD warns, and fails with --strict only', async () => {
    served = await endpoint(SHOULD);
    const args = ['--endpoint', served.url, '--select', SHOULD];
    const lax = await run(...args);
    expect(lax.code).toBe(0);
    expect(lax.stdout).toMatch(/! SourceSnapshotName\/blank/);
    expect((await run(...args, '--strict')).code).toBe(1);
  });
});

describe('where nothing could be tested', () => {
  test('clauses that were all declared absent are skipped, and the exit code is 3', async () => {
    const config = join(freshFolder(), 'c.json');
    writeFileSync(config, JSON.stringify({ absent: ['CopySnapshot/input/KmsKeyId'] }));
    const args = ['--config', config, '--select', 'CopySnapshot/input/KmsKeyId'];
    const { code, stdout } = await run(...args);
    expect(code).toBe(3);
    expect(stdout).toContain('declared absent');
  });

  test('clauses that all wait for a source that is not there: the exit code is 3', async () => {
    const args = ['--given', 'snapshot=nowhere', '--select', 'CopySnapshot/output'];
    const { code, stdout } = await run(...args);
    expect(code).toBe(3);
    const words = stdout.replaceAll(/\s+/g, ' ');
    expect(words).toContain('"nowhere" is not there; name an existing one with --given KIND=NAME');
  });
});

test('without a copy a run is no success, however much else was kept, and --quiet says why', async () => {
  served = await endpoint();
  const { code, stdout } = await run(
    '--endpoint',
    served.url,
    ...COPY,
    '--given',
    'snapshot=typo',
    '--quiet',
  );
  expect(stdout).toMatch(/clauses: \d\d passed, 0 failed/);
  expect(stdout).toContain(
    'No plain CopySnapshot was accepted: no snapshot to work with: "typo" is not',
  );
  expect(stdout).toContain('The run is not complete');
  expect(code).toBe(3);
});

describe('output', () => {
  test('no line is longer than 80 columns but for commands, which can be copied whole', async () => {
    served = await endpoint('CopySnapshot/output/Snapshot/ARN/pattern');
    const { stdout, out } = await run('--endpoint', served.url, '--verbose', ...COPY);
    const long = stdout.split('\n').filter((line) => line.length > 80);
    for (const line of long) expect(line).toMatch(/memorydb-conformance repro|^report /);
    expect(stdout).toContain(
      `memorydb-conformance repro ${out}/run.jsonl CopySnapshot/output/Snapshot/ARN/pattern\n`,
    );
    expect(readFileSync(join(out, 'report.txt'), 'utf8')).toContain('expected × received');
  });

  test('--report writes one more report in each format', async () => {
    const folder = freshFolder();
    const [json, text] = [join(folder, 'deep', 'a.json'), join(folder, 'a=b.txt')];
    const args = ['--report', `json=${json}`, '--report', `text=${text}`];
    const { events } = await run('--select', CLAUSE, ...args);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(events);
    expect(readFileSync(text, 'utf8')).toContain('✓ KmsKeyId/maxLength');
  });

  test('a report that cannot be written is a mistake in the flags, before any request', async () => {
    const args = [
      'run',
      '--out',
      freshFolder(),
      '--report',
      'json=/dev/null/x',
      '--select',
      CLAUSE,
    ];
    const { code, stdout, stderr } = await call(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^memorydb-conformance: cannot write \/dev\/null\/x[^\n]*\n$/);
  });
});
