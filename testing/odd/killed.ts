import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Child, cli, MAIN, startNode } from '../child.ts';
import { plant } from './foreign.ts';
import type { Knobs } from './knobs.ts';
import { startOdd } from './server.ts';

/** Who makes things on an endpoint, and where each writes down what it makes. */
export const WAYS = {
  run: 'journal.jsonl',
  repro: 'repro-journal.jsonl',
  'a test tool': 'journal.jsonl',
} as const;

/** One operation is enough to be killed in. */
const COPY = ['--select', 'CopySnapshot', '--select', 'aws-json-1.1'];

export type Way = keyof typeof WAYS;

/** What is run again by `repro`: the record of a failure, and the clause. */
export interface Failure {
  record: string;
  clause: string;
}

/** Starts one of the ways on an endpoint, with a folder of its own. */
function start(way: Way, url: string, out: string, { record, clause }: Failure): Child {
  if (way === 'run') {
    return startNode([
      MAIN,
      'run',
      '--endpoint',
      url,
      '--out',
      out,
      '--quiet',
      '--runs',
      '1',
      ...COPY,
    ]);
  }
  if (way === 'repro') {
    copyFileSync(record, join(out, 'run.jsonl'));
    return startNode([MAIN, 'repro', join(out, 'run.jsonl'), clause, '--endpoint', url]);
  }
  const module = pathToFileURL(join(MAIN, '../../vitest/run-once.js')).href;
  const options = JSON.stringify({ endpoint: url, out, runs: 1 });
  const code = `const { runOnce } = await import('${module}'); await runOnce(${options}, null);`;
  return startNode(['--input-type=module', '-e', code]);
}

/** How long a way takes that nobody ends, on this machine now, in milliseconds. */
export async function lengthOf(way: Way, failure: Failure): Promise<number> {
  const server = await startOdd();
  const out = mkdtempSync(join(tmpdir(), 'odd-killed-'));
  const { ms } = await start(way, server.url, out, failure).ended;
  await server.close();
  rmSync(out, { recursive: true });
  return ms;
}

/** What is left after a way was ended at a moment, and after `cleanup` by its journal. */
export interface Afterwards {
  /** All that the server held before, after the end, and after the clean-up. */
  before: string;
  ended: string;
  after: string;
  /** Exit codes; null where a signal ended it. */
  code: number | null;
  cleanup: number | null;
  /** True where it had begun to write a journal. */
  hadJournal: boolean;
}

/** Ends a way by a signal after so many milliseconds, and cleans up by its journal. */
export async function endAfter(
  way: Way,
  signal: NodeJS.Signals,
  ms: number,
  failure: Failure,
  knobs: Partial<Knobs> = {},
): Promise<Afterwards> {
  const server = await startOdd(knobs);
  plant(server.store, 3, 'theirs-');
  const before = server.store.text();
  const out = mkdtempSync(join(tmpdir(), 'odd-killed-'));
  const child = start(way, server.url, out, failure);
  await new Promise((done) => setTimeout(done, ms));
  child.process.kill(signal);
  const { code } = await child.ended;
  const ended = server.store.text();
  const journal = join(out, WAYS[way]);
  const hadJournal = existsSync(journal);
  const cleaned = hadJournal ? await cli(['cleanup', journal]) : null;
  const after = server.store.text();
  await server.close();
  rmSync(out, { recursive: true });
  return { before, ended, after, code, cleanup: cleaned?.code ?? null, hadJournal };
}
