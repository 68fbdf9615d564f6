import fc from 'fast-check';
import type { Experiment, Stage } from '../cases/experiment.ts';
import type { Invites, Observer } from '../cases/observers.ts';
import { readReply } from '../judge/read.ts';
import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Known, Trace } from '../model/trace.ts';
import { hash } from './hash.ts';
import { type Breakage, count, newTally, type Tally, tallyOf } from './tally.ts';

/** How an experiment is examined. */
export interface Examination {
  seed: number;
  runs: number;
  known: Known;
  observe: Observer;
  /** True once the run is to end; remaining draws are then left out. */
  stopped(): boolean;
}

/** What came of one experiment. */
export interface Findings {
  experiment: Experiment;
  own: Tally;
  /** By clause. */
  observed: Map<string, Tally>;
  /** How often the probes' answers were of a type; `success` is one. */
  received: Map<string, number>;
}

/** A hanging endpoint must not be asked for ever, only to make a failure smaller. */
const MOST_SHRINKS = 300;

/**
 * Draws, acts and judges one experiment; a failure is shrunk to the smallest case that still fails.
 *
 * @param stage - makes the stage of each draw
 */
export async function examine(
  experiment: Experiment,
  stage: () => Stage,
  how: Examination,
): Promise<Findings> {
  const findings: Findings = {
    experiment,
    own: newTally(),
    observed: new Map(),
    received: new Map(),
  };
  const breakage = await search(experiment, stage, how, (trace, draw, shrinking) => {
    const judgement = experiment.judge(trace);
    if (!shrinking) {
      count(findings.own, judgement);
      note(findings, trace);
    }
    for (const [clause, seen] of how.observe(trace, how.known, invitesOf(experiment))) {
      const tally = tallyOf(findings.observed, clause);
      if (!shrinking) count(tally, seen);
      if (seen.outcome !== 'broken' || tally.breakage) continue;
      // Kept as it is for now; `shrinkObserved` makes it smaller if it is the first of its clause.
      tally.breakage = {
        experiment: experiment.id,
        draw,
        ...seen,
        trace,
        seed: 0,
        path: '',
        shrinks: 0,
      };
      if (shrinking) tally.broke++;
    }
    return judgement;
  });
  findings.own.breakage = breakage;
  return findings;
}

/** Searches again, with the same draws, for the smallest case that breaks an observed clause. */
export async function shrinkObserved(
  clause: string,
  experiment: Experiment,
  stage: () => Stage,
  how: Examination,
): Promise<Breakage | null> {
  return search(experiment, stage, how, (trace) => {
    const seen = how
      .observe(trace, how.known, invitesOf(experiment))
      .filter(([id]) => id === clause);
    return (
      seen.find(([, judgement]) => judgement.outcome === 'broken')?.[1] ?? {
        outcome: 'holds',
      }
    );
  });
}

async function search(
  experiment: Experiment,
  stage: () => Stage,
  how: Examination,
  judge: (trace: Trace, draw: Json, shrinking: boolean) => Judgement,
): Promise<Breakage | null> {
  const seed = (how.seed ^ hash(experiment.id)) | 0;
  let last: Pick<Breakage, 'expected' | 'actual' | 'trace'> | null = null;
  let afterFailure = 0;
  const property = fc.asyncProperty(experiment.draws, async (draw) => {
    if (how.stopped()) return true;
    if (last && ++afterFailure > MOST_SHRINKS) return true;
    const here = stage();
    await experiment.act(draw, here);
    if (how.stopped()) return true;
    const judgement = judge(here.trace, draw, last !== null);
    if (judgement.outcome !== 'broken') return true;
    last = {
      expected: judgement.expected,
      actual: judgement.actual,
      trace: here.trace,
    };
    return false;
  });
  const details = await fc.check(property, { seed, numRuns: how.runs });
  if (details.errorInstance instanceof Error && !last) throw details.errorInstance;
  if (!details.failed || !last || !details.counterexample) return null;
  const found = last as Pick<Breakage, 'expected' | 'actual' | 'trace'>;
  return {
    experiment: experiment.id,
    draw: details.counterexample[0],
    ...found,
    seed,
    path: details.counterexamplePath ?? '',
    shrinks: details.numShrinks,
  };
}

/** What the experiment's probe is. */
export function invitesOf({ expects }: Experiment): Invites {
  return expects === null ? 'success' : 'rejection';
}

function note(findings: Findings, trace: Trace): void {
  for (const step of trace) {
    if (step.role !== 'probe') continue;
    const reply = readReply(step.exchange);
    const type = reply.kind === 'fault' ? reply.type : reply.kind;
    findings.received.set(type, (findings.received.get(type) ?? 0) + 1);
  }
}
