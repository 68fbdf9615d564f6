import { afterEach, describe, expect, test } from 'vitest';
import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import { namesAt } from '../../testing/hostile/ask.ts';
import { HEADER, resultsIn } from '../../testing/hostile/results.ts';
import type { ClauseResult, RunEvent } from '../model/run-record.ts';
import { runOn } from '../prove/harness.ts';
import { count } from './counts.ts';
import { mergeRecords } from './merge.ts';
import type { RunOptions, RunResult } from './options.ts';
import { select } from './select.ts';
import { divide } from './shard.ts';

const { service, operations } = loadContract();
const spec = operations['CopySnapshot'] as OperationSpec;
/** Without races: how often something was seen is then the same in every run. */
const SELECT = [
  'CopySnapshot/input',
  'CopySnapshot/output',
  'CopySnapshot/effects',
  'aws-json-1.1',
];
const COUNT = 3;

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

async function ran(url: string, own: Partial<RunOptions> & { select?: string[] }) {
  const result = await runOn(url, { runs: 1, seed: 7, ...own });
  if (result.kind !== 'ran') throw new Error(result.kind);
  return result;
}

/** A shard's options, and its record from what it found. */
function shardOf(index: number, selectors: string[]) {
  const selection = select(spec.clauses, selectors);
  if (!selection.ok) throw new Error(selection.selector);
  const shard = { index, count: COUNT };
  const plan = divide(spec, service, loadResources(), selection.clauses, shard);
  if (!plan.ok) throw new Error(`at most ${plan.most}`);
  const whole = spec.clauses.map(({ id }) => id).filter((id) => selection.clauses.has(id));
  return {
    options: { selected: plan.own, watched: plan.shared, prefix: `cfm-shard${index}-` },
    record: (result: Extract<RunResult, { kind: 'ran' }>): RunEvent[] => [
      { ...HEADER, shard: { ...shard, whole } },
      ...result.results,
      ...result.watched,
      ...result.cells,
      ...result.notices,
      {
        kind: 'footer',
        end: result.end,
        counts: count(result.results),
        requests: result.requests,
        made: result.made,
        mostAlive: result.mostAlive,
        ms: 1,
        exitCode: 0,
      },
    ],
  };
}

/** The events of all shards merged. */
async function inShards(
  url: (index: number) => Promise<string>,
  selectors: string[],
  own: Partial<RunOptions> = {},
) {
  const shards = [1, 2, 3].map((index) => shardOf(index, selectors));
  const records = await Promise.all(
    shards.map(async ({ options, record }, index) =>
      record(await ran(await url(index), { ...options, ...own })),
    ),
  );
  const result = mergeRecords(records);
  if (!result.ok) throw new Error(result.problem.code);
  return result.events;
}

const told = (results: ClauseResult[]) =>
  results.map(({ clause, verdict, held, broke, unproven }) => ({
    id: clause.id,
    verdict,
    held,
    broke,
    unproven,
  }));

const cellsIn = (cells: RunEvent[]) => cells.map((cell) => JSON.stringify(cell)).toSorted();

describe('a run in shards, merged', () => {
  test.for([
    undefined,
    'CopySnapshot/input/Tags/items/Key/maxLength',
    // Broken answers that only some experiments get, wherever these may be.
    'aws-json-1.1/response/framing#only-with-tags',
    'CopySnapshot/output/Snapshot/ARN/pattern',
  ])('sees what a whole run sees, with the defect %s', async (defect) => {
    const one = await ran(await start(defect), { select: SELECT });
    const events = await inShards(() => start(defect), SELECT);
    expect(told(resultsIn(events))).toEqual(told(one.results));
    const cells = events.filter(({ kind }) => kind === 'fault-cell');
    expect(cellsIn(cells)).toEqual(cellsIn(one.cells));
    const broken = one.results.filter(({ verdict }) => verdict === 'fail');
    expect(broken.length > 0).toBe(defect !== undefined);
  });

  test('no experiment is made twice', async () => {
    const ids: string[] = [];
    const onExperiment = ({ id }: { id: string }) => ids.push(id);
    for (const index of [1, 2, 3]) {
      await ran(await start(), { ...shardOf(index, SELECT).options, onExperiment });
    }
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const whole: string[] = [];
    await ran(await start(), { select: SELECT, onExperiment: ({ id }) => whole.push(id) });
    expect(ids.toSorted()).toEqual(whole.toSorted());
  });
});

describe('shards at work on one endpoint at once', () => {
  test('blame nobody and leave nothing', async () => {
    const url = await start();
    // What others would feel is left out, as it is unless --destructive asks for it.
    const events = await inShards(async () => url, [], { destructive: false });
    const results = resultsIn(events);
    expect(results).toHaveLength(spec.clauses.length);
    expect(results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')).toEqual([]);
    expect(await namesAt(url)).toEqual([]);
  });
});
