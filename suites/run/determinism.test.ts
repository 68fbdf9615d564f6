import { describe, expect, test } from 'vitest';
import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { runOn } from '../prove/harness.ts';

const DEFECTS = [
  'none',
  'CopySnapshot/input/Tags/items/Key/maxLength',
  'aws-json-1.1/response/framing#only-with-tags',
];
const SELECT = ['CopySnapshot/input/Tags', 'aws-json-1.1/response'];

/** What must depend on nothing but seed and answers: all but what a run took to find it. */
async function verdicts(id: string, seed: number, concurrency: number) {
  const defect = findDefect(id);
  const reference = await startReference({ settleMs: 0, ...(defect && { defect }) });
  try {
    const result = await runOn(reference.url, { runs: 2, seed, concurrency, select: SELECT });
    if (result.kind !== 'ran') throw new Error(result.kind);
    return result.results.map(({ clause, counterexample, spent: _, ...rest }) => {
      if (!counterexample) return { id: clause.id, ...rest };
      const { trace, ...found } = counterexample;
      const sent = trace.map(({ role, request }) => [role, request.body]);
      return { id: clause.id, ...rest, found, sent };
    });
  } finally {
    await reference.close();
  }
}

describe('same seed and same answers, same run', () => {
  test.for(DEFECTS)('with defect %s, one request at a time or many', async (id) => {
    const many = await verdicts(id, 4711, 8);
    expect(await verdicts(id, 4711, 1)).toEqual(many);
    expect(many.some((own) => 'found' in own)).toBe(id !== 'none');
  });

  test('twice in the same way', async () => {
    const id = 'aws-json-1.1/response/framing#only-with-tags';
    expect(await verdicts(id, 3, 8)).toEqual(await verdicts(id, 3, 8));
  });

  test('another seed draws other requests', async () => {
    const id = 'aws-json-1.1/response/framing#only-with-tags';
    const [one, other] = [await verdicts(id, 1, 8), await verdicts(id, 2, 8)];
    expect(other).not.toEqual(one);
  });
});
