import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';

const PROGRAM = 'dist/suites/cli/main.js';
let reference: Reference;
let out: string;

/** One operation is enough to be killed in. */
const COPY = ['--select', 'CopySnapshot'];

beforeEach(async () => {
  reference = await startReference();
  out = mkdtempSync(join(tmpdir(), 'cleanup-'));
});

afterEach(() => reference.close());

async function killedMidway(): Promise<string> {
  const args = [
    'run',
    '--endpoint',
    reference.url,
    '--runs',
    '50',
    '--out',
    out,
    '--quiet',
    ...COPY,
  ];
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'ignore' });
  while (reference.world.snapshots.size < 4) await new Promise((done) => setTimeout(done, 10));
  child.kill('SIGKILL');
  await new Promise((done) => child.once('exit', done));
  return join(out, 'journal.jsonl');
}

/** The command as a process, with the event loop free for the endpoint in this one. */
function cleanup(...args: string[]): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, 'cleanup', ...args]);
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.once('close', (code) => resolve({ code, text }));
  });
}

/** A snapshot of somebody else's cluster, made after the run began: nothing in it is of the run. */
function plantForeign(): void {
  const [some] = reference.world.snapshots.values();
  if (!some) throw new Error('nothing was made');
  const text = JSON.stringify(some).replaceAll(/cfm-[a-z0-9]+-/g, 'their-');
  const foreign: typeof some = { ...some, ...JSON.parse(text) };
  reference.world.snapshots.set('somebody-elses', { ...foreign, name: 'somebody-elses' });
}

test('a run killed in the middle is cleaned up, and what is not of it stays', async () => {
  const journal = await killedMidway();
  plantForeign();

  const { code, text } = await cleanup(journal);

  expect(text).toMatch(/^(\d+) of \1 deleted$/m);
  expect(code).toBe(0);
  await new Promise((done) => setTimeout(done, 60));
  const still = [...reference.world.snapshots.values()].filter(
    ({ deletedAt }) => deletedAt === undefined,
  );
  expect(still.map(({ name }) => name)).toEqual(['somebody-elses']);
  const clusters = [...reference.world.clusters.values()];
  expect(clusters.filter(({ deletedAt }) => deletedAt === undefined)).toEqual([]);
  expect((await cleanup(journal)).text).toContain('nothing that is left');
});

test('what a journal lists that is not of its run is left alone, whatever the file says', async () => {
  const journal = await killedMidway();
  const line = JSON.stringify({ create: { kind: 'snapshot', name: 'somebody-elses' } });
  plantForeign();
  writeFileSync(journal, `${readFileSync(journal, 'utf8')}${line}\n`);

  const { code } = await cleanup(journal);

  expect(code).toBe(0);
  const foreign = reference.world.snapshots.get('somebody-elses');
  expect(foreign && foreign.deletedAt === undefined).toBe(true);
});

test('what is no journal is a clear message', () => {
  const file = join(out, 'x.jsonl');
  writeFileSync(file, 'hello\n');

  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'cleanup', file], {
    encoding: 'utf8',
  });

  expect(status).toBe(2);
  expect(stderr).toContain('is not a journal: line 1 is not JSON');
});
