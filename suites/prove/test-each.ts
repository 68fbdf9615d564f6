import { expect, test } from 'vitest';
import type { Defect } from '../../fixtures/reference/defect.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { caught } from './caught.ts';
import { runOn } from './harness.ts';
import { throwaway } from './throwaway.ts';

/**
 * One test for each defect: the clause that is meant to catch it does, with a counterexample, and a
 * whole run blames nothing else.
 */
export function testEach(defects: Defect[], families: string[] = []): void {
  test.for(defects)('$id', async (defect) => {
    const reference = await startReference({ defect, settleMs: 0 });
    const own = { journal: throwaway(), ...(defect.alone && { concurrency: 1 }) };
    try {
      const select = [defect.clause, ...(defect.also ?? [])];
      const chosen = await runOn(reference.url, { select, ...own });
      expect(caught(chosen, defect).missed).toEqual([]);
      const results = chosen.kind === 'ran' ? chosen.results : [];
      const broken = results.find(({ clause }) => clause.id === defect.clause);
      expect(broken?.counterexample?.trace.length).toBeGreaterThan(0);

      const whole = await runOn(reference.url, {
        select: families,
        runs: 1,
        prefix: 'cfm-wholly-',
        ...own,
      });
      expect(whole.kind).toBe('ran');
      expect(caught(whole, defect).blamed).toEqual([]);
    } finally {
      await reference.close();
    }
  });
}
