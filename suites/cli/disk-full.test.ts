import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namesAt } from '../../testing/ask.ts';
import { MAIN, serve } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';

test('a disk that is full in the middle of a run: one line, and what was made is deleted', async () => {
  const served = await serve();
  const out = freshFolder();
  // No file may be longer than this, in blocks of 512 or 1024 bytes: the journal is soon.
  const limited = ['-c', 'ulimit -f 24; exec "$@"', 'sh', process.execPath, MAIN];
  const args = [
    'run',
    '--endpoint',
    served.url,
    '--select',
    'CopySnapshot',
    '--quiet',
    '--out',
    out,
  ];

  const { status, stderr } = spawnSync('sh', [...limited, ...args], { encoding: 'utf8' });

  const names = await namesAt(served.url);
  await served.close();
  expect(stderr).toMatch(/^memorydb-conformance: cannot write .*what it made is deleted\n$/);
  expect(status).toBe(2);
  expect(names).toEqual([]);
  expect(readFileSync(join(out, 'run.jsonl'), 'utf8')).not.toContain('"kind":"footer"');
});
