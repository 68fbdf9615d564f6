import { beforeAll, describe, expect, test } from 'vitest';
import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import { freshFolder } from '../../testing/folder.ts';
import { type Outcome, recordIn, runVitest } from '../../testing/vitest.ts';

// The suite as it stands in a user's project.
/** A process takes its time on a busy machine; in milliseconds. */
const LIMIT = 120_000;
const KEY = 'CopySnapshot/input/KmsKeyId';
const SHOULD = 'CopySnapshot/input/unknown-member';

/** Runs the example project on an endpoint. */
function vitest(endpoint: string, args: string[] = [], env = {}): Promise<Outcome> {
  return runVitest('vitest', args, { ENDPOINT: endpoint, ...env });
}

/** The reference endpoint with a defect. */
function withDefect(id: string): Promise<Reference> {
  const defect = findDefect(id);
  if (!defect) throw new Error(`no defect ${id}`);
  return startReference({ defect });
}

describe('on an endpoint that conforms', () => {
  let all: Outcome;
  const out = freshFolder();
  beforeAll(async () => {
    const healthy = await startReference();
    all = await vitest(healthy.url, [], { OUT: out });
    await healthy.close();
  }, LIMIT);

  test('every clause is a test, under its operation and family', () => {
    const every = loadContract().operations['CopySnapshot']?.clauses ?? [];
    const clauses = every.filter(({ id }) => !id.startsWith('rpc-v2-cbor/'));
    for (const { ancestorTitles, title } of all.tests) {
      expect(title.startsWith(`${ancestorTitles.slice(1).join('/')}/`)).toBe(true);
    }
    expect(all.tests.map(({ title }) => title).sort()).toEqual(clauses.map(({ id }) => id).sort());
    expect(all.code).toBe(0);
  });

  test('each says its verdict to reporters; what was not tested is skipped with its reason', () => {
    for (const { meta, status } of all.tests) {
      const verdict = meta.conformance?.result?.verdict ?? 'none';
      expect([
        `pass passed`,
        'skip skipped',
        'inconclusive skipped',
        'skip pending',
        'inconclusive pending',
      ]).toContain(`${verdict} ${status}`);
    }
    const absent = all.tests.find(({ title }) => title.endsWith('/TargetBucket/maxLength'));
    expect(absent?.meta.conformance?.result?.reason).toEqual({ code: 'declared-absent' });
    expect(all.output).toContain('declared absent in the configuration');
  });

  test('the run happened once, and its record is where it was asked for', () => {
    const events = recordIn(out);
    expect(events[0]).toMatchObject({ kind: 'header', seed: 4711 });
    expect(events.at(-1)).toMatchObject({ kind: 'footer', end: 'complete', counts: { fail: 0 } });
    expect(events.filter(({ kind }) => kind === 'clause')).toHaveLength(all.tests.length);
  });
});

describe('on an endpoint with a defect', () => {
  let all: Outcome;
  beforeAll(async () => {
    const broken = await withDefect(`${KEY}/maxLength`);
    all = await vitest(broken.url, ['-t', KEY, '--retry=1']);
    await broken.close();
  }, LIMIT);

  test('its clause fails, in the words of the terminal', () => {
    const failed = all.tests.filter(({ status }) => status === 'failed');
    expect(failed.map(({ title }) => title)).toEqual([`${KEY}/maxLength`]);
    const [message] = failed[0]?.failureMessages ?? [];
    expect(message).toContain(`${KEY}/maxLength is broken`);
    expect(message).toContain('requirement  KmsKeyId has at most 2048 characters');
    expect(message).toContain('actual       200, the call was accepted');
    expect(message).toMatch(/seed +4711/);
    expect(message).toMatch(/^ {2}request .*\n {15}\S/m);
    expect(all.code).toBe(1);
  });

  test('-t runs what it names and nothing else', () => {
    expect(all.ran.length).toBeGreaterThan(3);
    expect(all.tests.length).toBeGreaterThan(100);
    for (const { title } of all.ran) expect(title.startsWith(KEY)).toBe(true);
  });

  test('a retry asks the endpoint again', () => {
    const failed = all.tests.find(({ status }) => status === 'failed');
    expect(failed?.failureMessages).toHaveLength(2);
    expect(all.output).toContain('retry x1');
  });

  test('a broken SHOULD is an annotation', async () => {
    const lenient = await withDefect(SHOULD);
    const { code, output, ran } = await vitest(lenient.url, ['-t', 'unknown-member']);
    await lenient.close();
    expect(ran.map(({ status }) => status)).toEqual(['passed']);
    expect(output).toContain(`${SHOULD} is broken`);
    expect(code).toBe(0);
  });
});

test('an endpoint that is not there is one error, not one for each clause', async () => {
  const { code, output, tests } = await vitest('http://127.0.0.1:9', []);
  expect(code).toBe(1);
  expect(output).toContain('nothing listens at http://127.0.0.1:9/');
  expect(tests.every(({ status }) => status !== 'passed')).toBe(true);
  expect(output.split('nothing listens at').length).toBeLessThan(5);
});
