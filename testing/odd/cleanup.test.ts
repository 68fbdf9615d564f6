import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../child.ts';
import { plant } from './foreign.ts';
import { startOdd } from './server.ts';

/** Cleans up by a journal of these lines. */
async function cleanup(...lines: unknown[]) {
  const folder = mkdtempSync(join(tmpdir(), 'odd-cleanup-'));
  const journal = join(folder, 'journal.jsonl');
  writeFileSync(journal, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const ended = await cli(['cleanup', journal]);
  rmSync(folder, { recursive: true });
  return ended;
}

test('what was there before a run that was killed stays, whatever its name begins with', async () => {
  const server = await startOdd();
  plant(server.store, 2, 'cfm-killed-');
  const theirs = server.store.text();
  const about = { cluster: { Name: 'cfm-killed-theirs', NumShards: 1 }, taken: 0 };
  for (const name of ['cfm-killed-own', 'invented']) {
    server.store.make({ kind: 'snapshot', name, about, copied: true }, new Map());
  }

  const { code } = await cleanup(
    { endpoint: server.url, region: 'us-east-1', prefix: 'cfm-killed-' },
    { found: { snapshot: ['"cfm-killed-theirs-000"', '"cfm-killed-theirs-001"'], cluster: [] } },
    { nameless: 'snapshot' },
    { create: { kind: 'snapshot', name: 'cfm-killed-own' } },
  );

  const left = server.store.text();
  await server.close();
  expect(left).toBe(theirs);
  expect(code).toBe(0);
});
