import type { Contract } from '../../specs/spec.ts';
import { type Client, clientOf } from '../arrange/client.ts';
import type { ArrangementHooks } from '../arrange/hooks.ts';
import type { Journal } from '../arrange/journal.ts';
import type { Patience } from '../arrange/settle.ts';
import { givenSource, madeSource } from '../arrange/source.ts';
import { experiments } from '../families/index.ts';
import { snapshotJudges } from '../families/snapshot/observed.ts';
import { observers } from '../lifecycle/observers.ts';
import type { Transport } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { inconclusive, type Judgement } from '../model/judgement.ts';
import type { Counterexample, RecordedStep } from '../model/run-record.ts';
import { invitesOf } from './examine.ts';
import { recordStep } from './record.ts';
import { stagesFor } from './stage.ts';

/** What it takes to run a counterexample again. */
export interface ReproOptions {
  contract: Contract;
  operation: string;
  transport: Transport;
  journal: Journal;
  patience: Patience;
  prefix: string;
  clause: string;
  counterexample: Counterexample;
  sourceSnapshot: string | null;
  cluster: JsonObject;
  ordinary: Record<string, Json>;
  hooks: ArrangementHooks;
  destructive: boolean;
}

/** What came of it. */
export interface ReproOutcome {
  judgement: Judgement;
  trace: RecordedStep[];
}

/**
 * Runs a counterexample again: the same draw, acted by the same experiment in the same arrangement,
 * under fresh names, and judged by the clause that it broke.
 */
export async function repro(
  options: ReproOptions,
): Promise<{ client: Client; outcome: ReproOutcome }> {
  const { contract, operation, counterexample, clause, transport, journal, patience, prefix } =
    options;
  const spec = contract.operations[operation];
  const client = clientOf(contract.service, transport, 'arranging');
  if (!spec) return { client, outcome: unknown(`operation ${operation}`) };
  const knowledge = { without: [], ordinary: options.ordinary };
  const experiment = experiments(spec, contract.service, knowledge).find(
    ({ id }) => id === counterexample.experiment,
  );
  if (!experiment)
    return {
      client,
      outcome: unknown(`experiment ${counterexample.experiment}`),
    };

  const source = options.sourceSnapshot
    ? await givenSource(client, options.sourceSnapshot, patience)
    : await madeSource(client, prefix, options.cluster, journal, patience);
  const theatre = {
    service: contract.service,
    send: transport.send,
    journal,
    patience,
    hooks: options.hooks,
    destructive: options.destructive,
    prefix,
    sourceName: source.ok ? source.name : `${prefix}source`,
    stopped: patience.stopped,
  };
  const stage = stagesFor(experiment.id, theatre)();
  await experiment.act(counterexample.draw, stage);
  const { trace } = stage;
  const observe = observers(
    spec,
    contract.service.protocol,
    new Set([clause]),
    snapshotJudges(spec.name),
  );
  const known = { source: source.ok ? source.snapshot : null, copies: source.ok };
  const seen = observe(trace, known, invitesOf(experiment)).map(([, judgement]) => judgement);
  const judgement =
    experiment.clause === clause
      ? stage.blocked
        ? inconclusive(stage.blocked)
        : experiment.judge(trace, known)
      : (seen.find(({ outcome }) => outcome === 'broken') ??
        seen[0] ??
        inconclusive({ code: 'never-seen', what: 'answer' }));
  return { client, outcome: { judgement, trace: trace.map(recordStep) } };
}

function unknown(what: string): ReproOutcome {
  return {
    judgement: inconclusive({
      code: 'internal',
      detail: `this version has no ${what}`,
    }),
    trace: [],
  };
}
