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

test('the titles from owner to clause are the clause’s id', () => {
  const ids = (branches: ReturnType<typeof treeOf>, above: string): string[] =>
    branches.flatMap(({ title, id, children }) =>
      id === null ? ids(children, `${above}${title}/`) : [`${above}${title}`, id],
    );
  const pairs = ids(treeOf(clauses), '');
  expect(pairs).toHaveLength(2 * clauses.length);
  for (let at = 0; at < pairs.length; at += 2) expect(pairs[at]).toBe(pairs[at + 1]);
});
