import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { namesAt } from '../../testing/ask.ts';
import { freshFolder } from '../../testing/folder.ts';
import type { RunEvent } from '../model/run-record.ts';
import type { Config } from './define-config.ts';
import { UsageError } from './exit.ts';
import { type Mode, modeOf } from './mode.ts';
import { openRecord, type RunWays, recordRun } from './record-run.ts';
import { settingsFrom } from './settings.ts';

const SELECT = ['CopySnapshot/input/KmsKeyId', 'CopySnapshot/output/Snapshot/Name'];
const PLAIN: RunWays = { baseline: null, record: null, stopped: () => false, onProgress() {} };
let reference: Reference;

beforeAll(async () => {
  reference = await startReference({ settleMs: 0 });
});
afterAll(() => reference.close());

function mode(config: Config = {}): Mode {
  const all = { endpoint: reference.url, select: SELECT, runs: 1, ...config };
  return modeOf(settingsFrom({}, all), {});
}

test('what is given is what stands in the file, line by line, and the journal lies beside it', async () => {
  const out = freshFolder();
  const { events, results, exitCode } = await recordRun(mode({ seed: 3 }), {
    ...PLAIN,
    record: openRecord(out),
  });
  const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as RunEvent)).toEqual(events);
  expect(events[0]).toMatchObject({ kind: 'header', seed: 3, endpoint: `${reference.url}/` });
  expect(events.at(-1)).toMatchObject({ kind: 'footer', exitCode: 0 });
  expect(exitCode).toBe(0);
  expect(results.map(({ verdict }) => verdict)).toContain('pass');
  expect(readFileSync(join(out, 'journal.jsonl'), 'utf8')).toMatch(/^\{"endpoint":/);
});

test('without a file nothing is written, and the same is given', async () => {
  const { events, end } = await recordRun(mode(), PLAIN);
  expect(end).toBe('complete');
  expect(events.at(-1)).toMatchObject({ kind: 'footer', end });
});

test('a run that is stopped ends in order: its footer says so, and nothing is left', async () => {
  const { events, exitCode } = await recordRun(mode(), { ...PLAIN, stopped: () => true });
  expect(exitCode).toBe(130);
  expect(events.at(-1)).toMatchObject({ kind: 'footer', end: 'interrupted' });
  expect(await namesAt(reference.url)).toEqual([]);
});

test('nothing there: a line that says what to do, and a record that says it too', async () => {
  const { unreached, exitCode, events } = await recordRun(
    mode({ endpoint: 'http://127.0.0.1:9' }),
    PLAIN,
  );
  expect(unreached).toMatch(/nothing listens at http:\/\/127\.0\.0\.1:9/);
  expect(exitCode).toBe(3);
  expect(events.at(-1)).toMatchObject({ end: 'unreachable' });
});

test.for(['experiment', 'clause', 'footer'])(
  'a record that takes no %s any more: the run is no success, and what it made is deleted',
  async (kind) => {
    const out = freshFolder();
    const file = openRecord(out);
    const full = {
      ...file,
      write(line: string) {
        if (line.startsWith(`{"kind":"${kind}"`)) throw new UsageError('no space left');
        file.write(line);
      },
    };
    const ran = recordRun(mode(), { ...PLAIN, record: full });
    await expect(ran).rejects.toThrow('no space left; the run was ended, and what it made is');
    expect(await namesAt(reference.url)).toEqual([]);
    expect(existsSync(join(out, 'run.jsonl'))).toBe(true);
  },
);
