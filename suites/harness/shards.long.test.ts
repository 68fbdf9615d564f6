import { afterEach, describe, expect, test } from 'vitest';
import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { namesAt } from '../../testing/ask.ts';
import { resultsIn } from '../../testing/results.ts';
import type { RunEvent } from '../model/run-record.ts';
import { mergeRecords } from '../run/merge.ts';
import type { Flags } from './flags.ts';
import { modeOf } from './mode.ts';
import { type RecordedRun, recordRun } from './record-run.ts';
import { settingsFrom } from './settings.ts';

const SHARDS = ['1/2', '2/2'];
let references: Reference[] = [];

afterEach(async () => {
  for (const reference of references) await reference.close();
  references = [];
});

async function start(defect?: string): Promise<string> {
  const planted = defect === undefined ? undefined : findDefect(defect);
  const reference = await startReference({ settleMs: 0, ...(planted && { defect: planted }) });
  references.push(reference);
  return reference.url;
}

function ran(endpoint: string, own: Flags = {}): Promise<RecordedRun> {
  const flags = { endpoint, runs: '1', seed: '7', ...own };
  return recordRun(modeOf(settingsFrom(flags, {}), flags), {
    baseline: null,
    record: null,
    stopped: () => false,
    onProgress() {},
  });
}

/** The events of all shards merged; each has the endpoint that it is given. */
async function inShards(url: (shard: string) => Promise<string>): Promise<RunEvent[]> {
  const runs = await Promise.all(SHARDS.map(async (shard) => ran(await url(shard), { shard })));
  const [first] = runs.map(({ events }) => events[0]);
  const endpoint = first?.kind === 'header' ? first.endpoint : '';
  // Each on an endpoint of its own, so that no two wait for each other: else one run has one endpoint.
  const records = runs.map(({ events }) =>
    events.map((event) => (event.kind === 'header' ? { ...event, endpoint } : event)),
  );
  const merged = mergeRecords(records);
  if (!merged.ok) throw new Error(merged.problem.code);
  return merged.events;
}

/** Verdicts, without races: what comes of one is chance's where an endpoint is broken. */
const told = (events: RunEvent[]) =>
  resultsIn(events)
    .filter(({ clause }) => !clause.id.includes('/races/'))
    .map(({ clause, verdict }) => `${clause.id} ${verdict}`);

describe('a run in shards, merged', () => {
  test.for([
    undefined,
    'CopySnapshot/input/Tags/items/Key/maxLength',
    'CopySnapshot/output/Snapshot/ARN/pattern',
    // Of the protocol: a shard that owns nothing else asks for the answers that show it.
    'aws-json-1.1/response/framing#only-with-tags',
    'aws-json-1.1/error/envelope',
  ])('says what a whole run says, with the defect %s', async (defect) => {
    const one = await ran(await start(defect));
    const events = await inShards(() => start(defect));
    expect(told(events)).toEqual(told(one.events));
    expect(events.at(-1)).toMatchObject({ end: one.end, exitCode: one.exitCode });
    expect(one.exitCode).toBe(defect === undefined ? 0 : 1);
  });
});

describe('shards at work on one endpoint at once', () => {
  test('blame nobody and leave nothing', async () => {
    const url = await start();
    // What others would feel is left out, as it is unless --destructive asks for it.
    const results = resultsIn(await inShards(async () => url));
    expect(results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')).toEqual([]);
    expect(results.some(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(await namesAt(url)).toEqual([]);
  });
});
