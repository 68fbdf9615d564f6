import { describe, expect, test } from 'vitest';
import { mergeWords } from '../../reports/merge-words.ts';
import { footerOf, HEADER, resultOf, resultsIn } from '../../testing/results.ts';
import type { MergeProblem } from '../model/merge.ts';
import type { RunEvent, RunFooter, RunHeader } from '../model/run-record.ts';
import { mergeRecords } from './merge.ts';

const OWNERS = [['a'], ['b']];

function headerOf(index: number, own: Partial<RunHeader> = {}, count = 2): RunHeader {
  return { ...HEADER, shard: { index, count, owners: OWNERS[index - 1] ?? [] }, ...own };
}

/** The record of a shard: what it found between its header and its footer. */
function shard(index: number, found: RunEvent[], own: Partial<RunHeader> = {}, footer?: RunFooter) {
  return [headerOf(index, own), ...found, footer ?? footerOf('complete', 0)];
}

function merged(...records: RunEvent[][]): RunEvent[] {
  const result = mergeRecords(records);
  if (!result.ok) throw new Error(mergeWords(result.problem));
  return result.events;
}

const footerIn = (events: RunEvent[]) => events.at(-1) as RunFooter;

const ONE = [resultOf('a/one', 'pass'), resultOf('a/three', 'skip')];
const TWO = [resultOf('b/two', 'pass')];

describe('the record of a merged run', () => {
  test('is that of one run: a header without a shard, the first start, one shard after the other', () => {
    const startedAt = '2026-11-23T08:59:00.000Z';
    const events = merged(shard(2, TWO, { startedAt }), shard(1, ONE));
    expect(events[0]).toEqual({ ...HEADER, startedAt });
    expect(resultsIn(events).map(({ clause }) => clause.id)).toEqual(['a/one', 'a/three', 'b/two']);
    expect(events.filter(({ kind }) => kind === 'header' || kind === 'footer')).toHaveLength(2);
  });

  test('does not depend on the order in which records are given', () => {
    expect(merged(shard(2, TWO), shard(1, ONE))).toEqual(merged(shard(1, ONE), shard(2, TWO)));
  });

  test('counts anew; adds requests; the run took as long as its longest shard', () => {
    const first = footerOf('complete', 0, 100, 3000);
    const second = footerOf('complete', 0, 50, 4000);
    const footer = footerIn(merged(shard(1, ONE, {}, first), shard(2, TWO, {}, second)));
    expect(footer).toMatchObject({ requests: 150, ms: 4000 });
    expect(footer.counts).toMatchObject({ pass: 2, skip: 1, fail: 0 });
  });

  test('adds the cells of the fault matrix', () => {
    const cell = (count: number, received = 'success'): RunEvent => ({
      kind: 'fault-cell',
      expected: ['success'],
      received,
      count,
    });
    const events = merged(shard(1, [...ONE, cell(3)]), shard(2, [...TWO, cell(4), cell(1, 'X')]));
    expect(events.filter(({ kind }) => kind === 'fault-cell')).toEqual([cell(7), cell(1, 'X')]);
  });

  test('unites notices: what is left behind in one list, what all say once', () => {
    const left = (...names: string[]): RunEvent => ({
      kind: 'notice',
      notice: { code: 'left-behind', names },
    });
    const none: RunEvent = {
      kind: 'notice',
      notice: { code: 'not-implemented', operation: 'CopySnapshot' },
    };
    const events = merged(
      shard(1, [...ONE, none, left('snapshot a')]),
      shard(2, [...TWO, none, left('snapshot b', 'snapshot a')]),
    );
    const notices = events.filter(({ kind }) => kind === 'notice');
    expect(notices).toEqual([none, left('snapshot a', 'snapshot b')]);
  });
});

describe('the exit code', () => {
  test.for<[string, number, RunEvent[], RunEvent[], Partial<RunHeader>, RunFooter?]>([
    ['all conform', 0, ONE, TWO, {}],
    ['one fails', 1, ONE, [resultOf('b/two', 'fail')], {}],
    ['one warns', 0, ONE, [resultOf('b/two', 'warn')], {}],
    ['one warns, strictly', 1, ONE, [resultOf('b/two', 'warn')], { strict: true }],
    ['one could test nothing, another could', 0, ONE, [resultOf('b/two', 'skip')], {}],
    ['none could test anything', 3, [], [resultOf('b/two', 'skip')], {}],
    ['one was not reached', 3, ONE, [], {}, footerOf('unreachable', 3)],
    [
      'one was not reached, another fails',
      1,
      [resultOf('a/one', 'fail')],
      [],
      {},
      footerOf('unreachable', 3),
    ],
    ['a fault of ours', 4, [resultOf('a/one', 'fail')], [resultOf('b/two', 'error')], {}],
    ['interrupted', 130, ONE, [resultOf('b/two', 'error')], {}, footerOf('interrupted', 130)],
  ])('%s: %i', ([, code, first, second, own, footer]) => {
    const events = merged(shard(1, first, own), shard(2, second, own, footer));
    expect(footerIn(events).exitCode).toBe(code);
  });
});

describe('a baseline', () => {
  const entry = { clause: 'a/one', reason: 'why', firstSeen: '2026-01-01', line: 3 };
  const own = { baseline: { file: 'known.json', entries: [entry] } };

  test('a failure that is known is known in the whole', () => {
    const events = merged(shard(1, [resultOf('a/one', 'fail')], own), shard(2, TWO, own));
    expect(resultsIn(events)[0]).toMatchObject({ verdict: 'fail', known: { reason: 'why' } });
    expect(footerIn(events).exitCode).toBe(0);
  });

  test('an entry whose clause holds is stale, and said so once', () => {
    const events = merged(shard(1, ONE, own), shard(2, TWO, own));
    expect(events.filter(({ kind }) => kind === 'notice')).toMatchObject([
      { notice: { code: 'stale-entry', why: 'passes', file: 'known.json', entry } },
    ]);
    expect(footerIn(events).exitCode).toBe(1);
  });
});

describe('records that do not make one run', () => {
  const good = shard(1, ONE);
  const changed = (own: Partial<RunHeader>) => [good, shard(2, TWO, own)];
  test.for<[string, RunEvent[][], MergeProblem['code'], RegExp]>([
    ['none', [], 'nothing-to-merge', /no records/],
    ['a shard is missing', [good], 'shards-missing', /no record of shard 2\/2/],
    ['a shard is given twice', [good, good, shard(2, TWO)], 'shard-repeated', /2 is shard 1\/2/],
    ['a whole run', [[HEADER, footerOf('complete', 0)]], 'not-a-shard', /whole run/],
    ['no header', [good, TWO], 'not-a-shard', /record 2/],
    ['nothing at all', [[]], 'not-a-shard', /record 1/],
    ['cut off', [good, shard(2, TWO).slice(0, -1)], 'cut-off', /record 2 has no footer/],
    ['another seed', changed({ seed: 1 }), 'shards-differ', /its seed is 1, not 4711/],
    ['another endpoint', changed({ endpoint: 'http://x/' }), 'shards-differ', /its endpoint is/],
    [
      'other specs',
      changed({ specRevision: '1' }),
      'shards-differ',
      /revision of the specs is "1"/,
    ],
    ['another suite', changed({ suite: '9' }), 'shards-differ', /version of the suite/],
    ['other runs', changed({ runs: 9 }), 'shards-differ', /runs is 9, not 5/],
    ['strict', changed({ strict: true }), 'shards-differ', /strict is true, not false/],
    ['another selection', changed({ select: ['a'] }), 'shards-differ', /another selection/],
    [
      'another source',
      changed({ given: { snapshot: 's' } }),
      'shards-differ',
      /another borrowed things/,
    ],
    ['other settings', changed({ settings: 'x' }), 'shards-differ', /another configuration;/],
    [
      'a baseline',
      changed({ baseline: { file: 'x', entries: [] } }),
      'shards-differ',
      /another baseline/,
    ],
    [
      'another number of shards',
      [good, [headerOf(2, {}, 3), ...TWO, footerOf('complete', 0)]],
      'shards-differ',
      /number of shards is 3, not 2/,
    ],
  ])('%s', ([, records, code, words]) => {
    const result = mergeRecords(records);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    if (!result.ok) expect(mergeWords(result.problem)).toMatch(words);
  });

  test('what a record differs in is told before what is missing', () => {
    expect(mergeRecords([good, shard(1, ONE, { seed: 1 })])).toMatchObject({
      problem: { code: 'shards-differ', what: 'seed', record: 2 },
    });
  });
});
