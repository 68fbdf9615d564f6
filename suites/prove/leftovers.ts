import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { type Client, clientOf } from '../arrange/client.ts';
import { newJournal } from '../arrange/journal.ts';
import { readList } from '../arrange/lists.ts';
import { newWorld } from '../arrange/world.ts';
import { loopback } from './harness.ts';

/** What a run that is killed leaves, and what somebody else has there. */
const OURS = 'cfm-killed-';
const THEIRS = 'bystander-';
/** The run is killed within its work, once so many snapshots are there beside its source. */
const ENOUGH = 3;
const LIMIT_MS = 60_000;

/**
 * Shows `cleanup` on an endpoint that is not ours: `node leftovers.js URL`. A run is killed after it
 * has arranged a cluster and snapshots; `cleanup` on its journal must delete all of them, and must
 * leave the cluster and the snapshot of a bystander. Says in one line how it went.
 */
async function main([url = '']: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'memorydb-conformance-leftovers-'));
  const { transport, patience } = loopback(url);
  const client = clientOf(loadContract().service, transport, 'leftovers');
  const say = (line: string, code: number) => {
    process.stdout.write(`cleanup: ${line}\n`);
    return code;
  };
  try {
    const theirs = { client, journal: newJournal(), patience, prefix: THEIRS };
    const rest = { resources: loadResources(), before: {}, given: {}, members: {}, mostAlive: 10 };
    const bystander = await newWorld({ ...theirs, ...rest }).supply('snapshot');
    if (!bystander.ok)
      return say(`not shown, since nothing can be made here: ${bystander.reason.code}`, 0);
    const before = await namesAt(client, THEIRS);

    const journal = join(folder, 'journal.jsonl');
    await killedMidway(url, journal);
    const left = await namesAt(client, OURS);
    if (left.length <= ENOUGH) return say(`the killed run left only ${left.join(', ')}`, 1);

    const code = await ended(program('../cli/main.js', ['cleanup', journal]));
    const goal = { ours: [], theirs: before };
    const reached = async () => ({
      ours: await namesAt(client, OURS),
      theirs: await namesAt(client, THEIRS),
    });
    // What is deleted may be shown for a while.
    let now = await reached();
    for (let waited = 0; waited < 20 && now.ours.length > 0; waited++) {
      await patience.sleep(100);
      now = await reached();
    }
    if (code !== 0) return say(`it ended with exit code ${code}`, 1);
    if (JSON.stringify(now) !== JSON.stringify(goal))
      return say(`left ${JSON.stringify(now)} where ${JSON.stringify(goal)} was due`, 1);
    return say(
      `all ${left.length} things of a killed run are gone, and ${before.join(' and ')} are not`,
      0,
    );
  } finally {
    transport.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that can be made whose name begins so, in order: an event only tells of something. */
async function namesAt(client: Client, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for (const resource of Object.values(loadResources())) {
    if (resource.operations.create === undefined) continue;
    const list = await readList(client, resource);
    // What an endpoint does not have holds nothing of anybody's.
    if (!list.ok) continue;
    names.push(...list.things.map((thing) => String(thing[resource.identifier.at])));
  }
  return names.filter((name) => name.startsWith(prefix)).sort();
}

/** Kills a run without warning while it is still making snapshots. */
async function killedMidway(url: string, journal: string): Promise<void> {
  const child = program('./abandon.js', [url, journal, OURS]);
  let said = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > ENOUGH) child.kill('SIGKILL');
  });
  await ended(child);
  clearTimeout(timer);
}

function program(path: string, args: string[]): ChildProcess {
  const file = fileURLToPath(new URL(path, import.meta.url));
  return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function ended(child: ChildProcess): Promise<number | null> {
  child.stdout?.resume();
  return new Promise((resolve) => child.once('close', resolve));
}

process.exitCode = await main(process.argv.slice(2));
