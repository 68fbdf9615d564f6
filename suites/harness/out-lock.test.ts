import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../../testing/folder.ts';
import { takeFolder } from './out-lock.ts';

test('a folder belongs to one run at a time', () => {
  const folder = freshFolder();
  const giveBack = takeFolder(folder);
  expect(() => takeFolder(folder)).toThrow(/another run is writing into/);
  giveBack();
  takeFolder(folder)();
  expect(existsSync(join(folder, 'run.lock'))).toBe(false);
});

test.for<[string, boolean]>([
  [`${process.ppid} ${hostname()}\n`, true],
  [`999999999 ${hostname()}\n`, false],
  ['1 another-machine.test\n', true],
  ['', false],
  ['no lock of ours', false],
])('a lock that says %j holds it: %s', ([text, holds]) => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'run.lock'), text);
  const take = () => takeFolder(folder)();
  if (holds) expect(take).toThrow(/remove/);
  else expect(take).not.toThrow();
});
