import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serve } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { deafUrl } from '../../testing/hostile/peer.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';

interface ScriptStep {
  id: string;
  run: string;
  env: Record<string, string>;
}

const { inputs: INPUTS, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default?: string }>;
  runs: { steps: ScriptStep[] };
};
const STEP = runs.steps.find(({ id }) => id === 'run') as ScriptStep;

/** The action's own script as a runner runs it, on the checkout itself. */
async function act(inputs: Record<string, string>, more: Record<string, string> = {}) {
  const folder = freshFolder();
  const out = join(folder, 'report');
  const given: Record<string, string> = { out, ...inputs };
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    GITHUB_WORKSPACE: ROOT,
    GITHUB_OUTPUT: join(folder, 'outputs'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  for (const [name, value] of Object.entries(STEP.env)) {
    env[name] = value.replace(/\$\{\{ (\w+)\.([\w-]+) \}\}/, (_, context, key) =>
      context === 'github' ? ROOT : (given[key] ?? INPUTS[key]?.default ?? ''),
    );
  }
  const child = spawn('bash', ['-e', '-c', STEP.run], { cwd: folder, env: { ...env, ...more } });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  child.stderr.on('data', (piece) => (said += piece));
  const [code] = await once(child, 'close');
  const text = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const outputs = Object.fromEntries(
    text(env['GITHUB_OUTPUT'] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/=(.*)/s)),
  );
  return { code, said, outputs, summary: text(env['GITHUB_STEP_SUMMARY'] ?? ''), out, folder };
}

describe('the action', () => {
  test('on the embedded endpoint conforms, and sums up', async () => {
    const { code, said, outputs, summary, out } = await act({ select: CLAUSE, args: '--runs=1' });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ passed: '1', failed: '0', errors: '0', 'exit-code': '0' });
    expect(outputs['record']).toBe(join(out, 'run.jsonl'));
    expect(summary).toMatch(/^### ✓ MemoryDB CopySnapshot: 1 passed/);
    expect(said).toContain('::notice title=MemoryDB CopySnapshot::1 clause: 1 passed');
  });

  test('on an endpoint with a defect fails with its exit code, an annotation and more reports', async () => {
    const served = await serve('--defect', CLAUSE);
    const { code, said, outputs, summary, folder } = await act({
      endpoint: served.url,
      select: `${CLAUSE}\n  CopySnapshot/input/KmsKeyId/type\n\n`,
      args: '--runs=1\n--quiet\n',
      reports: 'junit=a b/junit.xml\ntap=x.tap\n',
    });
    await served.close();
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ passed: '1', failed: '1', 'exit-code': '1' });
    expect(said).toContain(`::error title=fail ${CLAUSE}::`);
    expect(summary).toContain(`| ✗ | \`${CLAUSE}\` |`);
    expect(readFileSync(join(folder, 'a b', 'junit.xml'), 'utf8')).toContain('failures="1"');
    expect(existsSync(join(folder, 'x.tap'))).toBe(true);
  });

  test('what the suite prints cannot command the runner', async () => {
    const { said } = await act({ select: CLAUSE, args: '--runs=1' });
    const [, token] = /^::stop-commands::(\S{30,})$/m.exec(said) ?? [];
    const between = said.split(`::stop-commands::${token}\n`)[1]?.split(`\n::${token}::\n`) ?? [];
    expect(between).toHaveLength(2);
    expect(between[0]).toContain('1 clause: 1 passed');
  });

  test('an endpoint that is down is an error in the annotations', async () => {
    const { outputs, said } = await act({ endpoint: await deafUrl() });
    expect(outputs).toMatchObject({ passed: '0', 'exit-code': '3' });
    expect(said).toContain('The run is not complete: the endpoint could not be reached.');
  });

  test.for([
    ['args', '--no-such-flag'],
    ['select', '$(touch injected)'],
    ['endpoint', '"; touch injected; "'],
    ['reports', '`touch injected`'],
  ])('%s %j is refused, and nothing of it runs', async ([name, value]) => {
    const { code, said, outputs, folder } = await act({ [name as string]: value as string });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ passed: '', 'exit-code': '2' });
    expect(said).toContain('::error title=memorydb-conformance::No run took place (exit code 2)');
    expect(existsSync(join(folder, 'injected'))).toBe(false);
  });

  test('elsewhere it runs the package at the version that was asked for', async () => {
    const bin = freshFolder();
    const npx = join(bin, 'npx');
    writeFileSync(npx, '#!/bin/sh\nprintf "npx got %s\\n" "$@"\nexit 3\n');
    chmodSync(npx, 0o755);
    const more = { PATH: `${bin}:${process.env['PATH']}` };
    const asked = await act({ version: '1.2.3', endpoint: 'http://127.0.0.1:9' }, more);
    expect(asked.said).toContain('npx got memorydb-conformance@1.2.3\nnpx got run\n');
    expect(asked.said).toContain('npx got --endpoint=http://127.0.0.1:9\n');
    expect(asked.outputs['exit-code']).toBe('3');
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const own = await act({}, { ...more, GITHUB_WORKSPACE: bin });
    expect(own.said).toContain(`npx got memorydb-conformance@${version}\n`);
  });
});
