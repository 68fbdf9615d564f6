import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReference } from '../../fixtures/reference/server.ts';
import { endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { modeOf } from '../harness/mode.ts';
import { openRecord, recordRun } from '../harness/record-run.ts';
import { settingsFrom } from '../harness/settings.ts';
import { runOnce } from './run-once.ts';

const CASSETTE = fileURLToPath(
  new URL('../../fixtures/recordings/reference.jsonl', import.meta.url),
);
const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';

/** The lines of a record, without what no two runs have in common. */
function linesOf(path: string): unknown[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => ({ ...JSON.parse(line), startedAt: null, ms: null, sha256: null }));
}

test('replays and runs on an endpoint, all begun at once, take turns', async () => {
  const endpoint = await startReference({ settleMs: 0 });
  const options = [{ replay: CASSETTE }, { endpoint: endpoint.url, runs: 1 }, { replay: CASSETTE }];
  const all = await Promise.all(options.map((own) => runOnce(own, [CLAUSE])));
  await endpoint.close();
  const verdicts = all.map(({ results }) => results.get(CLAUSE)?.verdict);
  expect(verdicts).toEqual(['pass', 'pass', 'pass']);
});

test('a run that fails does not hold up the next', async () => {
  const [failed, ran] = await Promise.allSettled([
    runOnce({ endpoint: 'http://127.0.0.1:9' }, [CLAUSE]),
    runOnce({ replay: CASSETTE }, [CLAUSE]),
  ]);
  expect(failed).toMatchObject({ reason: { message: /nothing listens at/ } });
  expect(ran.status).toBe('fulfilled');
});

test('the record of a run in a test is that of one by the command line', async () => {
  const records = [freshFolder(), freshFolder()].map((folder) => join(folder, 'run.jsonl'));
  const [own = '', other = ''] = records;
  await runOnce({ replay: CASSETTE, out: dirname(own) }, [CLAUSE]);
  const mode = modeOf(settingsFrom({ replay: [CASSETTE] }, { select: [CLAUSE] }), {});
  const record = openRecord(dirname(other));
  await recordRun(mode, { baseline: null, record, stopped: () => false, onProgress() {} });
  const [inTest, byCommand] = records.map(linesOf);
  expect(inTest).toEqual(byCommand);
});

test('a failure that the baseline knows is marked, and the record says which baseline it was', async () => {
  const broken = await endpoint(CLAUSE);
  const out = freshFolder();
  const baseline = join(out, 'known.json');
  const entry = { clause: CLAUSE, reason: 'ticket 7', firstSeen: '2026-11-01' };
  writeFileSync(baseline, JSON.stringify({ known: [entry] }));
  const { results, exitCode } = await runOnce({ endpoint: broken.url, baseline, out, runs: 1 }, [
    CLAUSE,
  ]);
  await broken.close();
  expect(results.get(CLAUSE)).toMatchObject({ verdict: 'fail', known: entry });
  expect(exitCode).toBe(0);
  expect(linesOf(join(out, 'run.jsonl'))[0]).toMatchObject({
    baseline: { file: baseline, entries: [entry] },
  });
});
