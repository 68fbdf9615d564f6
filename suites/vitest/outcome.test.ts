import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { VerdictKind } from '../model/judgement.ts';
import type { ClauseResult } from '../model/run-record.ts';
import { treeOf } from './clauses.ts';
import { outcomeOf } from './outcome.ts';
import type { Found } from './run-once.ts';

const clauses = loadContract().operations['CopySnapshot']?.clauses ?? [];
const found: Found = {
  ...{ results: new Map(), seed: 7, record: null },
  ...{ end: 'complete', notices: [], exitCode: 0 },
};

function resultWith(verdict: VerdictKind): ClauseResult {
  const [clause] = clauses;
  if (!clause) throw new Error('no clause');
  const none = { spent: null, witness: null, counterexample: null };
  const reason = { code: 'needs-slow' } as const;
  return { kind: 'clause', clause, verdict, held: 0, broke: 0, unproven: 0, reason, ...none };
}

describe('a test ends as its clause’s verdict demands', () => {
  test.each([
    ['pass', {}, 'pass'],
    ['fail', {}, 'fail'],
    ['warn', {}, 'annotate'],
    ['warn', { strict: true }, 'fail'],
    ['error', {}, 'fail'],
    ['skip', { inconclusive: 'fail', strict: true }, 'skip'],
    ['inconclusive', {}, 'skip'],
    ['inconclusive', { inconclusive: 'fail' }, 'fail'],
  ] as const)('%s with %o', (verdict, options, kind) => {
    expect(outcomeOf(resultWith(verdict), options, found).kind).toBe(kind);
  });

  test('a failure that the baseline knows fails nothing, and is told with its reason', () => {
    const known = { clause: 'a', reason: 'ticket 7', firstSeen: '2026-11-01' };
    for (const verdict of ['fail', 'warn'] as const) {
      const outcome = outcomeOf({ ...resultWith(verdict), known }, { strict: true }, found);
      const words = expect.stringContaining('known since 2026-11-01: ticket 7');
      expect(outcome).toEqual({ kind: 'annotate', words });
    }
  });

  test.each([
    ['pass', 'passes', 'known.json:3: the clause passes now; delete this entry'],
    ['warn', 'expired', 'put up with until 2026-11-02, and the clause still fails'],
  ] as const)('%s with an entry that has to go (%s) fails', (verdict, why, words) => {
    const result = resultWith(verdict);
    const own = { clause: result.clause.id, reason: 'x', firstSeen: '2026-11-01', line: 3 };
    const entry = { ...own, expires: '2026-11-02' };
    const notice = { code: 'stale-entry' as const, why, file: 'known.json', entry };
    const stale: Found = { ...found, notices: [{ kind: 'notice', notice }] };
    const outcome = outcomeOf(result, {}, stale);
    expect(outcome).toEqual({ kind: 'fail', words: expect.stringContaining(words) });
    const [, other] = clauses;
    if (!other) throw new Error('one clause only');
    expect(outcomeOf({ ...result, clause: other }, {}, stale).kind).not.toBe('fail');
  });

  test('not tested is told from declared absent, with what would let it be tested', () => {
    const skipped = outcomeOf(resultWith('inconclusive'), {}, found);
    expect(skipped).toMatchObject({
      words: expect.stringContaining('inconclusive: it takes long'),
    });
  });
});

test('a clause’s test is called by its id, below its owner and family', () => {
  const leaves = (branches: ReturnType<typeof treeOf>, above: string[]): string[][] =>
    branches.flatMap(({ title, id, children }) =>
      id === null ? leaves(children, [...above, title]) : [[...above, title]],
    );
  const all = leaves(treeOf(clauses), []);
  expect(all.map((path) => path.at(-1)).sort()).toEqual(clauses.map(({ id }) => id).sort());
  for (const path of all) expect(path.at(-1)).toMatch(RegExp(`^${path.slice(0, -1).join('/')}/`));
});
