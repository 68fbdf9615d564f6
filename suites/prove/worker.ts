import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { IN_FORM, INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { newJournal } from '../arrange/journal.ts';
import { caught } from '../run/caught.ts';
import { runOn } from '../run/harness.ts';
import { FORM } from './families.ts';
import type { Job, Proof } from './job.ts';

/** Draws per experiment for whole runs, which only must blame nobody. */
const WHOLE_RUNS = 1;

process.on('message', (job: Job) => {
  prove(job).then(
    (proof) => process.send?.(proof),
    (error: unknown) => {
      process.stderr.write(`${job.id}, seed ${job.seed}: ${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function prove(job: Job): Promise<Proof> {
  const defect = job.kind === 'defect' ? findDefect(job.id) : undefined;
  const innocent = INNOCENTS.find(({ id }) => job.kind === 'innocent' && id === job.id)?.variant;
  const inForm = IN_FORM.some(({ id }) => job.kind === 'innocent' && id === job.id);
  const variant = defect ?? innocent;
  const reference = await startReference({ settleMs: 0, ...(variant && { defect: variant }) });
  try {
    const result = await runOn(reference.url, {
      seed: job.seed,
      // The endpoint goes away with the run: nothing needs to be deleted on it.
      journal: { ...newJournal(), left: () => [] },
      ...(defect ? { select: [defect.clause] } : { runs: WHOLE_RUNS, select: inForm ? FORM : [] }),
      ...(variant?.alone && { concurrency: 1 }),
    });
    if (!defect) return { ...job, ...caught(result, { clause: '' }), missed: [], spent: null };
    const { missed } = caught(result, { clause: defect.clause });
    const own =
      result.kind === 'ran'
        ? result.results.find(({ clause }) => clause.id === defect.clause)
        : undefined;
    return { ...job, missed, blamed: [], spent: own?.spent ?? null };
  } finally {
    await reference.close();
  }
}
