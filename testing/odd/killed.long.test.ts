import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { cli, startCli } from '../child.ts';
import { plant } from './foreign.ts';
import type { Knobs } from './knobs.ts';
import { startOdd } from './server.ts';

const TIMES = 20;

/** How long a run takes that nobody kills, on this machine now, in milliseconds. */
async function lengthOfARun(): Promise<number> {
  const server = await startOdd();
  const out = mkdtempSync(join(tmpdir(), 'odd-killed-'));
  const started = performance.now();
  await cli(['run', '--endpoint', server.url, '--out', out, '--quiet']);
  const taken = performance.now() - started;
  await server.close();
  rmSync(out, { recursive: true });
  return taken;
}

const LENGTH = await lengthOfARun();

/** Moments that are spread over a run, at random within each part: chance never leaves one out. */
const moments = Array.from({ length: TIMES }, (_, part) =>
  Math.round(((part + Math.random()) / TIMES) * LENGTH),
);

/** Kills a run, cleans up by its journal, and tells what the server held before and after. */
async function killedAfter(ms: number, knobs: Partial<Knobs> = {}) {
  const server = await startOdd(knobs);
  plant(server.store, 3, 'theirs-');
  const before = server.store.text();
  const out = mkdtempSync(join(tmpdir(), 'odd-killed-'));
  const run = startCli(['run', '--endpoint', server.url, '--out', out, '--quiet']);
  await new Promise((done) => setTimeout(done, ms));
  run.process.kill('SIGKILL');
  await run.ended;
  const { code, stderr } = await cli(['cleanup', join(out, 'journal.jsonl')]);
  const after = server.store.text();
  await server.close();
  rmSync(out, { recursive: true });
  return { before, after, code, stderr };
}

test.for(moments)(
  'a run that is killed after %i ms leaves nothing that cleanup does not delete',
  async (ms, { expect }) => {
    const { before, after, code, stderr } = await killedAfter(ms);

    expect(after).toBe(before);
    // Killed before it wrote its first line, there is no journal, and nothing was made.
    const early = stderr.includes('cannot read');
    expect(code).toBe(early ? 2 : 0);
  },
);

test.for(moments.filter((_, part) => part % 3 === 1))(
  'so does one on a server that makes what it refuses, and invents names (killed after %i ms)',
  async (ms, { expect }) => {
    const { before, after } = await killedAfter(ms, {
      makesWhatItRefuses: true,
      inventsNames: true,
    });

    expect(after).toBe(before);
  },
);
