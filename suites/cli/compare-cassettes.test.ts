import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { UsageError } from '../harness/exit.ts';
import { compareCassettes, isCassette } from './compare-cassettes.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const folder = freshFolder();

/** Records an endpoint, with or without a defect. */
async function cassette(name: string, defect?: string): Promise<string> {
  const served = await endpoint(defect);
  const path = join(folder, name);
  const args = ['--endpoint', served.url, '--select', 'CopySnapshot/input/KmsKeyId'];
  await call(['run', ...args, '--seed', '3', '--out', folder, '--record', path]);
  await served.close();
  return path;
}

test('an endpoint that got a defect answers differently, by clause; the same one does not', async () => {
  const sound = await cassette('sound.jsonl');
  const again = await cassette('again.jsonl');
  const broken = await cassette('broken.jsonl', CLAUSE);

  expect(compareCassettes(sound, again, 80)).toMatchObject({ isSame: true });
  const { text, isSame } = compareCassettes(sound, broken, 80);

  expect(isSame).toBe(false);
  expect(text).toContain(`\n${CLAUSE}\n`);
  expect(text).toMatch(/status: 400 → 200/);
  expect(text).not.toContain('CopySnapshot/input/KmsKeyId/type\n');
});

test('a file is told to be a cassette by its first words', () => {
  const path = join(folder, 'record.jsonl');
  writeFileSync(path, '{"kind":"header","format":"memorydb-conformance/run/2"}\n');

  expect(isCassette(join(folder, 'sound.jsonl'))).toBe(true);
  expect(isCassette(path)).toBe(false);
  expect(() => isCassette(join(folder, 'nowhere'))).toThrow(UsageError);
  expect(() => compareCassettes(path, path, 80)).toThrow(/is no cassette|has the format/);
});
