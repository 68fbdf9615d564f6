import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Wrapper, wrapperContract } from '../../../fixtures/sdk/index.ts';
import { REGRESSIONS } from './regressions.ts';

// The kit is worth what it catches: the wrapper of the example, with one line changed at a time, has
// to go red in the test that is about that line, with words that need no knowledge of the kit.
const SOURCE = readFileSync(new URL('snapshot-copier.ts', import.meta.url), 'utf8');
const FOLDER = fileURLToPath(new URL('../../../.cache/regressions/', import.meta.url));

beforeAll(() => mkdirSync(FOLDER, { recursive: true }));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

type Copier = typeof import('./snapshot-copier.ts');

async function changed(name: string, from: string, to: string): Promise<Copier> {
  expect(SOURCE.split(from), `${name}: the line to change is there once`).toHaveLength(2);
  const path = `${FOLDER}${name}.ts`;
  writeFileSync(
    path,
    SOURCE.replace(from, () => to),
  );
  return (await import(/* @vite-ignore */ path)) as Copier;
}

/** Runs the ready suite, or one test of it, without a runner, and gives the message of each that failed. */
async function failures(copier: Copier, only?: string): Promise<Record<string, string>> {
  const client = copier.newClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const wrapper: Wrapper = {
    copySnapshot: (input) =>
      copier.copySnapshot(client, {
        source: String(input.SourceSnapshotName),
        target: String(input.TargetSnapshotName),
        bucket: input.TargetBucket,
        key: input.KmsKeyId,
        tags: input.Tags?.map(({ Key, Value }) => ({ key: String(Key), value: Value })),
      }),
    faults: { SnapshotNotFoundFault: { throws: 'NoSuchSnapshotError' } },
    idempotent: true,
  };
  const tests: [name: string, body: () => Promise<void>][] = [];
  wrapperContract(wrapper, {
    describe: (_, body) => body(),
    test: (name, body) => tests.push([name, body]),
  });
  const messages: Record<string, string> = {};
  for (const [name, body] of tests) {
    if (only !== undefined && name !== only) continue;
    await body().catch((error: Error) => {
      messages[name] = error.message;
    });
  }
  return messages;
}

describe('a regression in the wrapper', () => {
  for (const { name, from, to, caughtBy } of REGRESSIONS) {
    test(`${name} is caught, in words`, async () => {
      const messages = await failures(await changed(name, from, to), caughtBy);
      expect(messages[caughtBy]).toMatchSnapshot();
    });
  }

  test('the wrapper without one has none', async () => {
    const same = 'export async function';
    expect(await failures(await changed('none', same, same))).toEqual({});
  });
});
