import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { cli, serve } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { sealed } from '../../testing/tape.ts';
import { type Outcome, recordIn, runVitest } from '../../testing/vitest.ts';
import type { RunEvent } from '../model/run-record.ts';

/** A process takes its time on a busy machine; in milliseconds. */
const LIMIT = 120_000;
const KEY = 'CopySnapshot/input/KmsKeyId';
const DEFECT = `${KEY}/maxLength`;
const REFERENCE = fileURLToPath(
  new URL('../../fixtures/recordings/reference.jsonl', import.meta.url),
);
const CASSETTE = join(freshFolder(), 'defect.jsonl');

/** Runs the example project that replays. */
function replayed(env: Record<string, string>, ...args: string[]): Promise<Outcome> {
  return runVitest('vitest-replay', ['cassette', ...args], { CASSETTE, ...env });
}

/** What does not change from one replay to the next. */
function lasting(events: RunEvent[]): string[] {
  return events
    .filter(({ kind }) => ['clause', 'fault-cell', 'notice'].includes(kind))
    .map((event) => JSON.stringify(event).replaceAll(/\d{8}T\d{6}Z/g, 'TIME'));
}

beforeAll(async () => {
  const served = await serve('--defect', DEFECT);
  const args = ['--endpoint', served.url, '--select', KEY, '--seed', '7', '--record', CASSETTE];
  await cli(['run', '--out', freshFolder(), '--quiet', ...args]);
  await served.close();
}, LIMIT);

describe('a cassette answers in the place of an endpoint', () => {
  test('with the tests, the verdicts and the record of run --replay', async () => {
    const [embedded, commanded] = [freshFolder(), freshFolder()];
    const { tests, code } = await replayed({ OUT: embedded });
    await cli(['run', '--replay', CASSETTE, '--out', commanded, '--quiet']);

    expect(tests.every(({ fullName }) => fullName.includes('KmsKeyId'))).toBe(true);
    const failed = tests.filter(({ status }) => status === 'failed');
    expect(failed.map(({ title }) => title)).toEqual([`${KEY}/maxLength`]);
    expect(failed[0]?.failureMessages[0]).toContain('actual       200, the call was accepted');
    expect(code).toBe(1);
    const [here, there] = [recordIn(embedded), recordIn(commanded)];
    expect(lasting(here)).toEqual(lasting(there));
    expect(here[0]).toMatchObject({ cassette: CASSETTE, seed: 7, select: [KEY] });
    expect(here.at(-1)).toMatchObject({ end: 'complete', exitCode: 1 });
  });

  test('the reference’s own, of which less is selected, and again where a test is retried', async () => {
    const select = { CASSETTE: REFERENCE, SELECT: KEY };
    const { code, ran, output } = await replayed(select, '-t', 'maxLength');
    expect(ran.map(({ title, status }) => `${title} ${status}`)).toEqual([
      `${KEY}/maxLength passed`,
    ]);
    expect(output).not.toContain('nobody asked for');
    expect(code).toBe(0);
    const again = await replayed({}, '-t', 'maxLength', '--retry=1');
    expect(again.tests.find(({ status }) => status === 'failed')?.failureMessages).toHaveLength(2);
  });

  test('what changed since the recording is told, in the words of the command line', async () => {
    const old = join(freshFolder(), 'old.jsonl');
    const text = readFileSync(CASSETTE, 'utf8');
    const hash = /("id":"CopySnapshot\/input\/KmsKeyId\/type","hash":")/;
    writeFileSync(old, sealed(text.replace(hash, '$1x')));
    const { output } = await replayed({ CASSETTE: old });
    expect(output).toContain('Clauses since the recording');
    expect(output).toContain(`1 changed (${KEY}/type)`);
  });

  test('the network is denied meanwhile, and afterwards as it was', async () => {
    const healthy = join(freshFolder(), 'healthy.jsonl');
    const args = ['--select', `${KEY}/type`, '--seed', '7', '--record', healthy];
    await cli(['run', '--out', freshFolder(), '--quiet', ...args]);
    const { code, output, tests } = await runVitest('vitest-replay', ['network'], {
      CASSETTE: healthy,
    });
    expect(
      tests.map(({ status }) => status),
      output,
    ).toEqual(['passed', 'passed']);
    expect(code).toBe(0);
  });
});

test('where nothing that is selected was recorded, nothing is green', async () => {
  const { code, output, tests } = await replayed({ SELECT: 'CopySnapshot/tags' });
  expect(code).toBe(1);
  expect(output).toContain('nothing could be tested');
  expect(tests.every(({ status }) => status !== 'passed')).toBe(true);
});

describe('what cannot be replayed is one error', () => {
  const broken = join(freshFolder(), 'broken.jsonl');
  writeFileSync(broken, '{"a":1}\n');

  test.for<[string, Record<string, string>, string]>([
    ['no cassette', { CASSETTE: broken }, `${broken} is no cassette: its first line is not`],
    ['nothing there', { CASSETTE: `${broken}.no` }, `cannot read ${broken}.no`],
    ['an endpoint too', { ENDPOINT: 'http://127.0.0.1:9' }, 'leave endpoint out'],
    ['another seed', { SEED: '8' }, 'seed 8: the cassette was recorded with seed 7; leave it out'],
  ])('%s', async ([, env, words]) => {
    const { code, output, tests } = await replayed(env);
    expect({ code, tests }).toEqual({ code: 1, tests: [] });
    expect(output).toContain(words);
  });
});
