import { complaints } from '../../fixtures/reference/innocents/complaints.ts';
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
  const own = INNOCENTS.find(({ id }) => id === job.id);
  if (!own && job.kind !== 'reference') throw new Error(`no innocent ${job.id}`);
  const { variant, untested } = own ?? { untested: [] };
  const reference = await startReference({ settleMs: 0, ...(variant && { defect: variant }) });
  try {
    const result = await runOn(reference.url, {
      seed: job.seed,
      runs: 1,
      journal: throwaway(),
      ...(job.kind === 'everywhere' && { operations: Object.keys(loadContract().operations) }),
    });
    const isWhole = result.kind === 'ran' && result.end === 'complete';
    // What an innocent leaves untested is said of the default run only.
    const complained = () =>
      job.kind === 'everywhere'
        ? caught(result, { clause: '' }).blamed
        : complaints(untested, result.kind === 'ran' ? result.results : []);
    const blamed = isWhole ? complained() : ['no whole run'];
    const requests = result.kind === 'ran' ? result.requests : 0;
    return { ...job, missed: [], blamed, spent: null, requests };
  } finally {
    await reference.close();
  }
}
