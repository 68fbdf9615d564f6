import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lastLine } from '../../../fixtures/emulators/cache.ts';
import { run } from '../../../fixtures/emulators/process.ts';
import { startReference } from '../../../fixtures/reference/server.ts';
import { strictFront } from '../../../fixtures/strict/front.ts';
import { receivedReport } from '../../../reports/received.ts';
import { prepareSource } from '../../../testing/prepare.ts';
import { CLIENTS, type Client } from './client.ts';

/** The first run of a client may fetch its SDK. */
const LIMIT = 10 * 60_000;

/** The snippets lie in the sources; this module runs from the compiled copy too. */
const FOLDER = ['./', '../../../../suites/examples/clients/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}boto3/copy_snapshot.py`));

type Outcome = { kind: 'passed' } | { kind: 'failed'; why: string } | { kind: 'missing' };

/**
 * Clients of several languages on the reference endpoint, strictly: each must do what its snippet
 * says, and break no clause of the request contract. What has no toolchain here is said, and skipped.
 */
async function main(asked: string[]): Promise<number> {
  const unknown = asked.find((name) => !CLIENTS.some(({ folder }) => folder === name));
  if (unknown !== undefined) {
    print(`no client ${unknown}; there are ${CLIENTS.map(({ folder }) => folder).join(', ')}`);
    return 2;
  }
  const counts = { passed: 0, failed: 0, missing: 0 };
  for (const client of CLIENTS) {
    if (asked.length > 0 && !asked.includes(client.folder)) continue;
    const outcome = await examine(client);
    counts[outcome.kind]++;
    if (outcome.kind === 'passed') print(`${client.name}: passed`);
    if (outcome.kind === 'failed') print(`${client.name}: failed\n${outcome.why}`);
    if (outcome.kind === 'missing') print(`${client.name}: not run; ${client.missing}`);
  }
  print(`${counts.passed} passed, ${counts.failed} failed, ${counts.missing} not run`);
  return counts.failed > 0 ? 1 : 0;
}

async function examine({ folder, needs, command }: Client): Promise<Outcome> {
  for (const [tool, ...args] of needs) {
    if ((await run(tool, args, { limitMs: 60_000 })).outcome !== 'ok') return { kind: 'missing' };
  }
  const front = strictFront(true, (text) => text);
  const reference = await startReference({ settleMs: 0, front });
  try {
    await prepareSource(reference.url, 'base');
    const [tool, ...args] = command(reference.url, 'base');
    const ended = await run(tool, args, { limitMs: LIMIT, cwd: `${FOLDER}${folder}` });
    if (ended.outcome !== 'ok') {
      return { kind: 'failed', why: `  ${ended.outcome}: ${lastLine(ended.output)}` };
    }
    const broken = front.received.violations.length > 0;
    return broken ? { kind: 'failed', why: receivedReport(front.received) } : { kind: 'passed' };
  } finally {
    await reference.close();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv.slice(2));
