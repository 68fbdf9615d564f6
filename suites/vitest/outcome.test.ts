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
