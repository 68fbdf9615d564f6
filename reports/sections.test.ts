import { describe, expect, test } from 'vitest';
import type { Phrase } from '../suites/model/phrase.ts';
import type { ClauseResult, Notice, RunEvent, RunHeader } from '../suites/model/run-record.ts';
import { counterexampleOf, footerOf, HEADER, resultOf } from '../testing/results.ts';
import { summarise } from './summary.ts';
import { terminal } from './terminal.ts';
import type { TerminalOptions } from './terminal-options.ts';

const PLAIN: TerminalOptions = { color: false, width: 80, quiet: false, verbose: false };
const REFUSED: Phrase = { code: 'reply', reply: { kind: 'fault', status: 400, type: 'AFault' } };

const blocked = (id: string, clause: string) =>
  resultOf(id, 'inconclusive', { reason: { code: 'blocked-by', clause } });
const once = (id: string) =>
  resultOf(id, 'inconclusive', {
    reason: { code: 'seen-once', expected: { code: 'accepted' }, actual: REFUSED },
    counterexample: { ...counterexampleOf('x'), confirmed: false },
  });
const throttled = (id: string) =>
  resultOf(id, 'inconclusive', { reason: { code: 'throttled', operation: 'Op' } });
const notice = (own: Notice['notice']): Notice => ({ kind: 'notice', notice: own });

function report(
  found: RunEvent[],
  {
    header = {},
    view = {},
    record = 'out/run.jsonl',
  }: Partial<Record<'header' | 'view', object>> & {
    record?: string;
  } = {},
): string {
  const events = [{ ...HEADER, ...header } as RunHeader, ...found, footerOf('complete', 1)];
  const text = terminal(summarise(events, { record }), { ...PLAIN, ...view });
  for (const line of text.split('\n'))
    if (!/memorydb-conformance |^report /.test(line)) expect(line.length).toBeLessThanOrEqual(80);
  return text;
}

describe('causes', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    blocked(`Op/model/number-${at}`, 'Op/a/listed'),
  );
  const results: ClauseResult[] = [
    resultOf('Op/b/read', 'fail'),
    blocked('Op/b/detail', 'Op/b/read'),
    resultOf('Op/a/listed', 'fail'),
    ...many,
  ];

  test('stand first, those that free most before the others, and what waits is folded', () => {
    const text = report(results);
    expect(text).toMatch(
      /^Causes, to be mended first\n {4}✗ Op\/a\/listed: 40 clauses wait for it\n {8}Op\/a\/listed holds; actual 400 SomeFault\n {8}waiting: model\/number-0, /,
    );
    expect(text.indexOf('Op/b/read: 1 clause waits for it')).toBeGreaterThan(0);
    expect(text.match(/number-/g)).toHaveLength(8);
    expect(text).toMatch(/and 32\s+more/);
  });

  test('name all that waits where all is asked for', () => {
    expect(report(results, { view: { verbose: true } }).match(/number-/g)).toHaveLength(40);
  });

  test('of a run without any there is no word', () => {
    expect(report([resultOf('Op/a/listed', 'fail')])).not.toContain('Causes');
  });
});

test('what was seen once is told apart, with its code and its proof, and once', () => {
  const text = report([once('Op/races/one'), resultOf('Op/a/b', 'pass')]);
  expect(text).toMatch(
    /Seen once, and not again [^\n]*\(seen-once\): no failures\n {4}\? Op\/races\/one\n {8}MUST/,
  );
  expect(text.match(/^ {4}\? .*races\/one$/gm)).toHaveLength(1);
  expect(text).not.toContain('✗');
  expect(text).toContain('0 failed');
});

describe('MUSTs that something hindered', () => {
  test('are told by what it was, with how to declare it', () => {
    const text = report([throttled('Op/a/one'), throttled('Op/a/two')]);
    expect(text).toContain(
      '2 MUSTs could not be tested, which nobody declared\n    ? 2 MUSTs: the endpoint',
    );
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'declare it: absent in the configuration, or --update-baseline.',
    );
  });

  test('are no news where the baseline knows them, nor a SHOULD, nor what is declared', () => {
    const known = { clause: 'Op/a/one', reason: 'slow', firstSeen: '2026-01-01' };
    const should = throttled('Op/a/two');
    const text = report([
      { ...throttled('Op/a/one'), known },
      { ...should, clause: { ...should.clause, level: 'SHOULD' } },
      resultOf('Op/a/three', 'inconclusive', { reason: { code: 'needs-slow' } }),
    ]);
    expect(text).not.toContain('could not be tested');
  });

  test('for want of an endpoint are told by the end of the run', () => {
    const gone = resultOf('Op/a/b', 'inconclusive', { reason: { code: 'endpoint-lost' } });
    expect(report([gone])).not.toContain('could not be tested');
  });
});

describe('what is left behind', () => {
  const left = notice({ code: 'left-behind', names: ['user a', 'acl b'] });

  test('is named, with the command that deletes it in one piece', () => {
    const text = report([left], { record: `'/tmp/${'deep '.repeat(20)}/run.jsonl'` });
    expect(text).toContain('Left behind: 2 things\n    user a\n    acl b\n    delete it: ');
    expect(text).toContain(`cleanup '/tmp/${'deep '.repeat(20)}/journal.jsonl'\n`);
  });

  test('on an endpoint that is gone, or by a record that was moved, has no such command', () => {
    expect(report([left], { record: 'elsewhere.jsonl' })).not.toContain('delete it:');
    expect(report([left], { header: { endpoint: 'reference' } })).not.toContain('delete it:');
  });
});

describe('the last lines', () => {
  test('say what was made, how much was alive at once, and how late reads were', () => {
    const late = (ms: number | null) => notice({ code: 'late-reads', ms });
    expect(report([late(340)])).toContain(
      'made 5 things, at most 4 alive at once   reads up to 0.3 s late\nreport out/run.jsonl\n',
    );
    expect(report([late(null)])).toContain('some reads never showed a change in time\n');
    expect(report([])).toContain('made 5 things, at most 4 alive at once\n');
  });
});

describe('a run of several operations', () => {
  const operations = ['MakeA', 'ReadA', 'MakeB'];
  const results = [
    resultOf('MakeA/input/one', 'pass'),
    resultOf('MakeA/input/two', 'skip'),
    resultOf('ReadA/state/one', 'pass'),
    resultOf('MakeB/input/one', 'pass'),
    resultOf('MakeB/input/two', 'fail'),
  ];

  test('has its counts on one line each, and in full only what is broken', () => {
    const text = report(results, { header: { operations } });
    expect(text).toMatch(
      /^MakeA 1 ✓ 1 -\nReadA 1 ✓\n\nMakeB 1 ✓ 1 ✗\n {2}input\n {4}✗ two\n {8}MUST/,
    );
    expect(text).not.toMatch(/✓ one/);
  });

  test('shows what was not tested to those who ask, and nothing but failures to the quiet', () => {
    expect(report(results, { header: { operations }, view: { verbose: true } })).toContain(
      '- two\n',
    );
    expect(report(results, { header: { operations }, view: { quiet: true } })).toMatch(/^MakeB/);
  });

  test('names many that are not there in one sentence', () => {
    const missing = operations.map((operation) => notice({ code: 'not-implemented', operation }));
    const text = report(missing, { header: { operations } });
    expect(text).toContain('does not implement 3 operations: MakeA, ReadA, MakeB.');
    expect(text.match(/does not implement/g)).toHaveLength(1);
  });
});
