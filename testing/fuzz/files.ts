import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../call.ts';
import { aFolder } from '../faults/folder.ts';
import { plant } from '../odd/foreign.ts';
import { type OddServer, startOdd } from '../odd/server.ts';
import { sealed } from '../sealed.ts';
import { mutated } from './mutate.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const SELECT = ['--select', CLAUSE, '--runs', '1', '--quiet'];

/** Files of the suite, each as it ought to be, and an endpoint with somebody else's things. */
export interface Files {
  server: OddServer;
  folder: string;
  texts: Record<string, string>;
}

/** What reads each file. */
const READERS: Record<string, (path: string, files: Files) => string[][]> = {
  'journal.jsonl': (path) => [['cleanup', path]],
  'run.jsonl': (path) => [
    ['report', path, '--quiet'],
    ['report', path, '--format', 'html', '--out', `${path}.html`],
    ['compare', path, path],
    ['repro', path, CLAUSE],
  ],
  'cassette.jsonl': (path, { folder }) => [
    ['run', '--replay', path, ...SELECT, '--out', join(folder, 'o')],
  ],
  'baseline.json': (path, { server, folder }) => [
    ['run', '--endpoint', server.url, ...SELECT, '--baseline', path, '--out', join(folder, 'o')],
  ],
  'config.json': (path, { server, folder }) => [
    ['run', '--endpoint', server.url, ...SELECT, '--config', path, '--out', join(folder, 'o')],
  ],
};

/** Makes all of them. */
export async function makeFiles(): Promise<Files> {
  const server = await startOdd({ settleMs: 0 });
  const folder = aFolder();
  await call(['run', '--endpoint', server.url, ...SELECT, '--out', folder]);
  const cassette = join(folder, 'cassette.jsonl');
  await call(['run', '--record', cassette, ...SELECT, '--out', join(folder, 'o')]);
  plant(server.store, 2, 'theirs-');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const journal = `${read('journal.jsonl')}{"create":{"kind":"snapshot","name":"theirs-theirs-000"}}\n`;
  const texts = {
    'journal.jsonl': journal,
    'run.jsonl': read('run.jsonl'),
    'cassette.jsonl': read('cassette.jsonl'),
    'baseline.json': JSON.stringify({
      known: [{ clause: CLAUSE, reason: 'a', firstSeen: '2026-01-01' }],
    }),
    'config.json': JSON.stringify({ runs: 1, select: [CLAUSE], concurrency: 2, members: {} }),
  };
  return { server, folder, texts };
}

/** Changes one file at random, half of the time with its checksum made anew, and has it read. */
export async function tryFile(files: Files, chance: () => number): Promise<string[]> {
  const names = Object.keys(files.texts);
  const name = names[Math.floor(chance() * names.length)] ?? '';
  let text = mutated(files.texts[name] ?? '', chance);
  if (chance() < 0.5) text = resealed(name, text);
  const path = join(files.folder, 'tried', name);
  mkdirSync(join(files.folder, 'tried'), { recursive: true });
  const before = files.server.store.text();
  const wrong: string[] = [];
  for (const args of READERS[name]?.(path, files) ?? []) {
    writeFileSync(path, text);
    const started = performance.now();
    const { code, stderr } = await call(args);
    if (code === 4 || /fault of the suite/.test(stderr))
      wrong.push(`exit ${code}: ${stderr.slice(0, 400)}`);
    const lines = stderr.trimEnd().split('\n').length;
    if (code === 2 && lines > 3) wrong.push(`${lines} lines: ${stderr.slice(0, 200)}`);
    if (performance.now() - started > 30_000) wrong.push('it took more than 30 s');
    if (wrong.length > 0)
      wrong.unshift(`${args.join(' ')} of ${JSON.stringify(text.slice(0, 20_000))}`);
  }
  if (!before.split('\n').every((thing) => files.server.store.text().includes(thing)))
    wrong.push(`${name}: something foreign is gone`);
  return wrong;
}

/** A record or a cassette with the checksum that belongs to it, as far as it can be read at all. */
function resealed(name: string, text: string): string {
  try {
    const lines = text.trimEnd().split('\n');
    if (name === 'run.jsonl') return sealed(lines);
    if (name !== 'cassette.jsonl') return text;
    const footer = JSON.parse(lines.pop() ?? '');
    const before = lines.map((line) => `${line}\n`).join('');
    const sha256 = createHash('sha256').update(before).digest('hex');
    return `${before}${JSON.stringify({ ...footer, sha256 })}\n`;
  } catch {
    return text;
  }
}
