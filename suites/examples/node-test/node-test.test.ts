import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// The kit under another runner, and as a stranger has it: plain JavaScript, by the package's own name.
test('the kit runs in node:test, from the built package', async () => {
  const file = fileURLToPath(new URL('copier.check.mjs', import.meta.url));
  const { NODE_OPTIONS, VITEST, ...env } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--test', '--test-reporter', 'tap', file],
    { env },
  );
  expect(stdout).toMatch(/# Subtest: copy keeps the contract of CopySnapshot/);
  expect(stdout).toMatch(/# Subtest: KmsKeyId is sent as it is given/);
  expect(stdout).toMatch(/^# fail 0$/m);
  expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(20);
});
