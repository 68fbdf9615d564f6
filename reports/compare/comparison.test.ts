import { describe, expect, test } from 'vitest';
import { recordOf } from '../../fixtures/browser/record.ts';
import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { RunEvent, RunHeader } from '../../suites/model/run-record.ts';
import { headerOf } from '../../testing/header.ts';
import { type Comparison, compare, type Given } from './comparison.ts';
import { isWorse } from './drift.ts';
import { compareJson } from './json.ts';
import { compareMarkdown } from './markdown.ts';
import { compareText } from './terminal.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const OTHER = 'CopySnapshot/kms/arn';

const run = (
  verdict: VerdictKind,
  header: Partial<RunHeader> = {},
  path = 'a/run.jsonl',
): Given => ({
  path,
  name: null,
  events: recordOf({ [CLAUSE]: { verdict } }, { header }),
});

function compared(...given: Given[]): Comparison {
  const result = compare(given);
  if (!result.ok) throw new Error(result.problem.code);
  return result.comparison;
}

const rowOf = ({ rows }: Comparison, id = CLAUSE) => rows.find(({ clause }) => clause.id === id);

/** A run without some of its clauses. */
function without({ events, ...rest }: Given, id: string): Given {
  return {
    ...rest,
    events: events.filter((event) => event.kind !== 'clause' || event.clause.id !== id),
  };
}

describe('what differs', () => {
  test('is a clause with another verdict, and nothing else', () => {
    const { rows } = compared(run('pass'), run('fail'));
    expect(rows.filter(({ differs }) => differs).map(({ clause }) => clause.id)).toEqual([CLAUSE]);
  });

  test.for<[VerdictKind[], number | null, number | null]>([
    [['pass', 'fail', 'fail'], 0, null],
    [['fail', 'pass', 'pass'], null, 0],
    [['pass', 'warn'], 0, 1],
    // What was not tested is neither kept nor broken.
    [['pass', 'skip', 'inconclusive'], null, null],
    [['fail', 'skip', 'error'], null, null],
    [['pass', 'skip', 'fail'], 0, 2],
    [['fail', 'fail', 'fail'], null, null],
  ])('%j: who stands alone', ([verdicts, onlyKeeps, onlyBreaks]) => {
    const row = rowOf(compared(...verdicts.map((verdict) => run(verdict))));
    expect(row).toMatchObject({ onlyKeeps, onlyBreaks });
  });
});

describe('names', () => {
  test.for<[string[], string[]]>([
    [
      ['x/moto/run.jsonl', 'y.jsonl'],
      ['moto', 'y'],
    ],
    [
      ['run.jsonl', './a/run.json'],
      ['run', 'a'],
    ],
    [
      ['a/x.jsonl', 'b/x.jsonl'],
      ['x 2026-01-01 00:00', 'x 2026-01-01 00:00 (2)'],
    ],
  ])('%j', ([paths, names]) => {
    const { sides } = compared(...paths.map((path) => run('pass', {}, path)));
    expect(sides.map(({ name }) => name)).toEqual(names);
  });
});

describe('drift', () => {
  const OLD = { startedAt: '2025-01-01T00:00:00.000Z' };
  const changes = (before: Given, after: Given) => compared(after, before).drifts[0]?.changes;

  test.for<[VerdictKind, VerdictKind, string | null, boolean]>([
    ['pass', 'fail', 'regressed', true],
    ['pass', 'warn', 'regressed', true],
    ['fail', 'pass', 'fixed', false],
    ['skip', 'pass', 'newly-tested', false],
    ['inconclusive', 'fail', 'newly-tested', true],
    ['pass', 'error', 'no-longer-tested', true],
    ['fail', 'skip', 'no-longer-tested', true],
    ['fail', 'warn', null, false],
    ['skip', 'inconclusive', null, false],
  ])('%s, then %s', ([before, after, kind, worse]) => {
    const found = changes(run(before, OLD), run(after)) ?? [];
    expect(found.map((change) => [change.kind, isWorse(change)])).toEqual(
      kind ? [[kind, worse]] : [],
    );
  });

  test('a clause that came or went with the contract is no news of the endpoint', () => {
    const added = changes(without(run('pass', OLD), OTHER), run('pass'));
    expect(added).toEqual([{ clause: OTHER, kind: 'added', from: null, to: 'pass' }]);
    const removed = changes(run('pass', OLD), without(run('pass'), OTHER));
    expect(removed).toEqual([{ clause: OTHER, kind: 'removed', from: 'pass', to: null }]);
    expect([...(added ?? []), ...(removed ?? [])].some(isWorse)).toBe(false);
  });

  test('a clause that a run was not asked for tells nothing', () => {
    const some = { ...OLD, select: ['CopySnapshot/input/'] };
    expect(changes(without(run('pass', some), OTHER), run('fail'))).toEqual([
      { clause: CLAUSE, kind: 'regressed', from: 'pass', to: 'fail' },
    ]);
  });

  test('is told of runs of one endpoint only, in the order of their time', () => {
    const here = { endpoint: 'http://127.0.0.1:2/' };
    const { drifts } = compared(run('pass'), run('fail', here), run('fail', OLD));
    expect(drifts).toMatchObject([{ from: 2, to: 0 }]);
    const named = { ...run('pass', here), name: 'moto' };
    expect(compared(named, { ...run('fail'), name: 'moto' }).drifts).toHaveLength(1);
    expect(compared(named, run('fail', here)).drifts).toEqual([]);
  });

  test('goes by when the answers were given, whichever cassette was replayed first', () => {
    const replay = (recorded: string, minute: string) => ({
      cassette: 'tape.jsonl',
      recorded,
      startedAt: `2026-02-01T00:${minute}:00.000Z`,
    });
    const before = run('pass', replay('2026-01-01', '30'));
    const after = run('fail', replay('2026-01-20', '10'));
    expect(compared(before, after).drifts).toMatchObject([
      { from: 0, to: 1, changes: [{ clause: CLAUSE, kind: 'regressed' }] },
    ]);
    const live = run('pass', { startedAt: '2026-01-10T09:00:00.000Z' });
    expect(compared(after, live, before).drifts).toMatchObject([
      { from: 2, to: 1 },
      { from: 1, to: 0 },
    ]);
    const again = run('fail', replay('2026-01-01', '31'));
    expect(compared(again, before).drifts).toMatchObject([{ from: 1, to: 0 }]);
  });
});

describe('what cannot be compared', () => {
  const events: RunEvent[] = [headerOf()];

  test.for<[string, Given[]]>([
    ['too-few', []],
    ['too-few', [run('pass')]],
    ['other-operation', [run('pass'), run('pass', { operations: ['CreateSnapshot'] })]],
    ['no-verdicts', [run('pass'), { path: 'b', name: null, events }]],
  ])('%s', ([code, given]) => {
    expect(compare(given)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('runs of several operations', () => {
  const both = run('fail', { operations: ['CreateUser', 'CopySnapshot'] });

  test('can be compared where they share one, and are called by all of them', () => {
    expect(compared(run('pass'), both).operation).toBe('2 operations');
    expect(rowOf(compared(run('pass'), both))).toMatchObject({ onlyKeeps: 0, onlyBreaks: 1 });
  });

  test('that one of them did not test an operation is no drift', () => {
    const other = run('pass', { operations: ['CreateUser'] });
    const [drift] = compared(other, both).drifts;
    expect(drift?.changes.map(({ clause }) => clause)).not.toContain(CLAUSE);
    const [alike] = compared(run('pass', both.events[0] as RunHeader), both).drifts;
    expect(alike?.changes.map(({ clause }) => clause)).toContain(CLAUSE);
  });
});

describe('every rendering', () => {
  const hostile = '\u001b[31m|`<b>\u202e'.repeat(3);
  const older = { endpoint: hostile, startedAt: '2025-01-01T00:00:00.000Z' };
  const comparison = compared(
    run('fail', { endpoint: hostile }, `${hostile}.jsonl`),
    run('pass', older, 'other.jsonl'),
    run('skip', {}, 'third.jsonl'),
  );
  const view = { color: false, width: 80, all: true };

  test('on the terminal keeps to 80 columns and is printable', () => {
    const text = compareText(comparison, view);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toMatch(/^✗ ✓ - +KmsKeyId\/maxLength/m);
    expect(text.match(/^[✗✓-] [✗✓-] [✗✓-] /gm)?.length).toBe(comparison.rows.length);
  });

  test('on the terminal shows what differs, unless all is asked for', () => {
    const text = compareText(comparison, { ...view, all: false });
    expect(text.match(/^[✗✓-] [✗✓-] [✗✓-] /gm)?.length).toBe(1);
    expect(text).toContain(`1 of ${comparison.rows.length} clauses differ`);
  });

  test('as Markdown lets no name out of its cell', () => {
    const text = compareMarkdown(comparison);
    const cells = (line: string) => line.split(/(?<!\\)\|/).length;
    const heads = text.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(heads.slice(0, 5).map(cells)).size).toBe(1);
    expect(text).not.toContain('<b>');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  test('as JSON has a verdict for each clause and run', () => {
    const { runs, clauses, drift } = JSON.parse(compareJson(comparison));
    expect(runs).toHaveLength(3);
    expect(clauses.find(({ id }: { id: string }) => id === CLAUSE)).toMatchObject({
      verdicts: ['fail', 'pass', 'skip'],
      onlyKeptBy: 'other',
    });
    expect(drift[0].changes[0]).toMatchObject({ clause: CLAUSE, kind: 'regressed', worse: true });
  });
});
