import { INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import { caught } from './caught.ts';
import { runOn } from './harness.ts';
import type { Job, Proof } from './job.ts';
import { throwaway } from './throwaway.ts';

/**
 * Runs the whole suite of the default operation, or of all, with one draw of each experiment, on an
 * endpoint that does nothing wrong.
 */
export async function proveInnocent(job: Job): Promise<Proof> {
  const variant = INNOCENTS.find(({ id }) => id === job.id)?.variant;
  if (!variant && job.kind !== 'reference') throw new Error(`no innocent ${job.id}`);
  const reference = await startReference({ settleMs: 0, ...(variant && { defect: variant }) });
  try {
    const result = await runOn(reference.url, {
      seed: job.seed,
      runs: 1,
      journal: throwaway(),
      ...(job.kind === 'everywhere' && { operations: Object.keys(loadContract().operations) }),
    });
    const isWhole = result.kind === 'ran' && result.end === 'complete';
    const blamed = isWhole ? caught(result, { clause: '' }).blamed : ['no whole run'];
    const requests = result.kind === 'ran' ? result.requests : 0;
    return { ...job, missed: [], blamed, spent: null, requests };
  } finally {
    await reference.close();
  }
}
