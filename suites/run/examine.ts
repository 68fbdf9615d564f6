import type { Experiment, Stage } from '../lifecycle/experiment.ts';
import type { Invites, Observer } from '../lifecycle/observers.ts';
import type { JsonObject } from '../model/json.ts';
import { HOLDS, inconclusive } from '../model/judgement.ts';
import type { Known, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/aws-json/read.ts';
import { search } from './search.ts';
import { type Breakage, count, newTally, type Tally, tallyOf } from './tally.ts';

/** How an experiment is examined. */
export interface Examination {
  seed: number;
  runs: number;
  known: Known;
  observe: Observer;
  /** How many requests the run has sent. */
  requests(): number;
  /** True where experiments that take long or cost much are allowed. */
  slow: boolean;
  /** True once the run is to end; remaining draws are then left out. */
  stopped(): boolean;
  /** Called when an experiment first sees a clause broken. */
  onBroken?(clause: string): void;
}

/** What came of one experiment. */
export interface Findings {
  experiment: Experiment;
  own: Tally;
  /** By clause. */
  observed: Map<string, Tally>;
  /** How often the probes' answers were of a type; `success` is one. */
  received: Map<string, number>;
  /** Names that an accepted probe made up: nobody journaled them. */
  strays: Set<string>;
}

/** Findings before anything was found. */
export function newFindings(experiment: Experiment): Findings {
  return {
    experiment,
    own: newTally(),
    observed: new Map(),
    received: new Map(),
    strays: new Set(),
  };
}

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
  const findings = newFindings(experiment);
  if (experiment.slow && !how.slow) {
    count(findings.own, inconclusive({ code: 'needs-slow' }));
    return findings;
  }
  findings.own.breakage = await search(experiment, stage, {
    ...how,
    judge({ trace, blocked }, draw, shrinking) {
      const judgement = blocked ? inconclusive(blocked) : experiment.judge(trace, how.known);
      if (judgement.outcome !== 'inconclusive') note(findings, trace);
      if (!shrinking) count(findings.own, judgement);
      if (judgement.outcome === 'broken' && findings.own.spent === null) {
        findings.own.spent = how.requests();
        how.onBroken?.(experiment.clause);
      }
      for (const [clause, seen, step] of how.observe(trace, how.known, invitesOf(experiment))) {
        const tally = tallyOf(findings.observed, clause);
        if (!shrinking) count(tally, seen);
        if (seen.outcome !== 'broken' || tally.breakage) continue;
        if (shrinking) tally.broke++;
        tally.spent = how.requests();
        how.onBroken?.(clause);
        // Kept as it is for now; `shrinkObserved` makes it smaller if it is the first of its clause.
        const place = { seed: 0, path: '', shrinks: 0 };
        tally.breakage = { experiment: experiment.id, draw, ...seen, trace, step, ...place };
      }
      return { judgement, step: null };
    },
  });
  return findings;
}

/** Searches again, with the same draws, for the smallest case that breaks an observed clause. */
export async function shrinkObserved(
  clause: string,
  experiment: Experiment,
  stage: () => Stage,
  how: Examination,
): Promise<Breakage | null> {
  return search(experiment, stage, {
    ...how,
    judge({ trace }) {
      const all = how.observe(trace, how.known, invitesOf(experiment));
      const first = all.find(([id, seen]) => id === clause && seen.outcome === 'broken');
      return first ? { judgement: first[1], step: first[2] } : { judgement: HOLDS, step: null };
    },
  });
}

/** What the experiment's probe is. */
export function invitesOf({ expects }: Experiment): Invites {
  return Array.isArray(expects) ? 'rejection' : 'success';
}

function note({ experiment, received, strays }: Findings, trace: Trace): void {
  if (experiment.expects === 'open') return;
  for (const { role, operation, input, exchange } of trace) {
    if (role !== 'probe' || operation !== 'CopySnapshot') continue;
    const reply = readReply(exchange);
    const type = reply.kind === 'fault' ? reply.type : reply.kind;
    received.set(type, (received.get(type) ?? 0) + 1);
    if (reply.kind !== 'success' || experiment.expects === null) continue;
    const name = (reply.body['Snapshot'] as JsonObject | undefined)?.['Name'];
    if (typeof name === 'string' && name !== input?.['TargetSnapshotName']) strays.add(name);
    if (name === '') strays.add('(a snapshot without a name)');
  }
}
