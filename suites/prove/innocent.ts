import { complaints } from '../../fixtures/reference/innocents/complaints.ts';
import { INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { runOn } from './harness.ts';
import type { Job, Proof } from './job.ts';
import { throwaway } from './throwaway.ts';

/** Runs the whole suite, with one draw of each experiment, on an endpoint that does nothing wrong. */
export async function proveInnocent(job: Job): Promise<Proof> {
  const own = INNOCENTS.find(({ id }) => id === job.id);
  if (!own && job.kind !== 'reference') throw new Error(`no innocent ${job.id}`);
  const { variant, untested } = own ?? { untested: [] };
  const reference = await startReference({ settleMs: 0, ...(variant && { defect: variant }) });
  try {
    const result = await runOn(reference.url, { seed: job.seed, runs: 1, journal: throwaway() });
    const isWhole = result.kind === 'ran' && result.end === 'complete';
    const blamed = isWhole ? complaints(untested, result.results) : ['no whole run'];
    const requests = result.kind === 'ran' ? result.requests : 0;
    return { ...job, missed: [], blamed, spent: null, requests };
  } finally {
    await reference.close();
  }
}
