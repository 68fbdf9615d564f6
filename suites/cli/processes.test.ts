import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { cli } from '../../testing/child.ts';
import { type Endpoint, endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { deafUrl } from '../../testing/hostile/peer.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const folder = freshFolder();
const record = join(folder, 'run.jsonl');
let broken: Endpoint;

beforeAll(async () => {
  broken = await endpoint(CLAUSE);
  const args = ['--endpoint', broken.url, '--select', CLAUSE, '--runs', '1', '--out', folder];
  await call(['run', ...args]);
});

afterAll(() => broken.close());

/** Other tests call commands as functions: here each is a process once, and each exit code comes once. */
describe('the command line as a process', () => {
  const run = (url: () => string | Promise<string>) => async () => [
    ...['run', '--endpoint', await url(), '--select', CLAUSE, '--runs', '1'],
    ...['--out', freshFolder()],
  ];

  test.for<[string, number, () => string[] | Promise<string[]>, RegExp]>([
    ['list', 0, () => ['list', '--select', CLAUSE], /^1 clause, 1 MUST$/m],
    ['report', 0, () => ['report', record], /1 failed/],
    ['compare', 0, () => ['compare', record, record], /CopySnapshot/],
    ['completion', 0, () => ['completion', 'bash'], /^complete -F /m],
    ['help', 0, () => ['repro', '--help'], /^memorydb-conformance repro /],
    ['run', 1, run(() => broken.url), /✗ KmsKeyId\/maxLength/],
    ['repro', 1, () => ['repro', record, CLAUSE], /It still fails\./],
    ['run with a mistake', 2, () => ['run', '--sed', '1'], /^memorydb-conformance: .*--seed/],
    ['run on nothing', 3, run(deafUrl), /^memorydb-conformance: nothing listens/m],
  ])('%s ends with %i', async ([, code, args, words]) => {
    const ended = await cli(await args());
    expect(ended.stdout + ended.stderr).toMatch(words);
    expect(ended.code).toBe(code);
  });

  test('says what the same call says in this process', async () => {
    const args = ['report', record, '--format', 'junit'];
    const { stdout, stderr, code } = await cli(args);
    expect(await call(args)).toEqual({ stdout, stderr, code });
    expect(stdout).toContain('<testsuite');
  });

  test('has no escape codes where nobody looks, whatever the terminal is called', async () => {
    const args = await run(() => broken.url)();
    const { stdout, stderr } = await cli(args, { TERM: 'xterm-256color', COLORTERM: 'truecolor' });
    expect(stdout).toContain('1 failed');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
