import type { Defect } from '../../fixtures/reference/defect.ts';
import { findGenerated } from '../../fixtures/reference/defects/generated.ts';
import { findDefect } from '../../fixtures/reference/defects/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import type { ClauseResult } from '../model/run-record.ts';
import { caught } from './caught.ts';
import { reproOn, runOn } from './harness.ts';
import type { Job, Proof } from './job.ts';
import { throwaway } from './throwaway.ts';

/** Clauses of the second protocol are tested where it is asked for. */
const CBOR = `${loadContract().service.cbor.protocol}/`;

/** A race may be won once; a smallest case that breaks its clause in none of these runs shows nothing. */
const TRIES = 20;

/**
 * Runs the clause that is meant to catch a defect, with nothing else selected. What was learned when
 * it was first seen broken is all that detection is about: the run ends there, unless it is whole.
 */
export async function proveDefect(job: Job): Promise<Proof> {
  const defect = job.kind === 'generated' ? findGenerated(job.id) : findDefect(job.id);
  if (!defect) throw new Error(`no defect ${job.id}`);
  const reference = await startReference({ settleMs: 0, defect });
  let detected = false;
  try {
    const result = await runOn(reference.url, {
      operations: [operationOf(defect)],
      seed: job.seed,
      select: [defect.clause],
      journal: throwaway(),
      ...(defect.clause.startsWith(CBOR) && { protocols: 'both' as const }),
      ...(defect.alone && { concurrency: 1 }),
      onBroken: (clause) => {
        detected ||= clause === defect.clause;
      },
      stopped: () => detected && !job.whole,
    });
    const own = result.kind === 'ran' ? result.results[0] : undefined;
    const { missed } = caught(result, { clause: defect.clause });
    if (job.whole && missed.length === 0 && !(await breaksAgain(reference.url, defect, own)))
      missed.push(`${defect.clause}, by its smallest case`);
    const requests = result.kind === 'ran' ? result.requests : 0;
    return { ...job, missed, blamed: [], spent: own?.spent ?? null, requests };
  } finally {
    await reference.close();
  }
}

/** The operation whose clause it is; for the protocol's clauses, the one that the defect is planted in. */
function operationOf({ clause, operation = 'CopySnapshot' }: Defect): string {
  const [own = ''] = clause.split('/');
  return own in loadContract().operations ? own : operation;
}

/** The smallest case alone, under fresh names, shows the defect too. */
async function breaksAgain(url: string, defect: Defect, own?: ClauseResult): Promise<boolean> {
  const counterexample = own?.counterexample;
  for (let tried = 0; counterexample && tried < TRIES; tried++) {
    const outcome = await reproOn(url, {
      operation: operationOf(defect),
      clause: defect.clause,
      counterexample,
      journal: throwaway(),
      // As long as a run's own: a name at its limit must stay there.
      prefix: `cfm-again${String.fromCharCode(97 + tried)}-`,
    });
    if (outcome.judgement.outcome === 'broken') return true;
  }
  return false;
}
