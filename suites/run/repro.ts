import type { Contract } from '../../specs/spec.ts';
import type { Before } from '../arrange/before.ts';
import { type Client, clientOf } from '../arrange/client.ts';
import type { ArrangementHooks } from '../arrange/hooks.ts';
import type { Journal } from '../arrange/journal.ts';
import type { Patience } from '../arrange/patience.ts';
import { persistent } from '../arrange/persistent.ts';
import type { Resources } from '../arrange/things.ts';
import { newWorld, type World } from '../arrange/world.ts';
import { experiments, judgesOf } from '../families/index.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { observers } from '../lifecycle/observers.ts';
import type { Transport } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { inconclusive, type Judgement } from '../model/judgement.ts';
import type { Counterexample, RecordedStep } from '../model/run-record.ts';
import type { Known, Trace } from '../model/trace.ts';
import { namesBefore } from './arrive.ts';
import { involved } from './groups.ts';
import { perform } from './perform.ts';
import { recordStep } from './record.ts';
import { newServed } from './served.ts';
import { stagesFor } from './stage.ts';

/** What it takes to run a counterexample again. */
export interface ReproOptions {
  contract: Contract;
  resources: Resources;
  operation: string;
  transport: Transport;
  journal: Journal;
  patience: Patience;
  prefix: string;
  clause: string;
  counterexample: Counterexample;
  given: Record<string, string>;
  members: Record<string, JsonObject>;
  mostAlive: number;
  ordinary: Record<string, Json>;
  hooks: ArrangementHooks;
  destructive: boolean;
}

/** What came of it. */
export interface ReproOutcome {
  judgement: Judgement;
  trace: RecordedStep[];
}

/** So often a race is run again until it is lost again. */
const TRIES = 20;

/**
 * Runs a counterexample again: the same draw, acted by the same experiment in the same arrangement,
 * under fresh names, and judged by the clause that it broke.
 */
export async function repro(
  options: ReproOptions,
): Promise<{ client: Client; world: World; before: Before; outcome: ReproOutcome }> {
  const { contract, resources, operation, counterexample, transport, patience } = options;
  const spec = contract.operations[operation];
  const client = clientOf(contract.service, transport, 'arranging');
  const kinds = spec ? involved([spec], resources) : {};
  const before = await namesBefore(persistent(client, patience), kinds);
  options.journal.found(before);
  const world = newWorld({ ...options, client, before });
  const end = (outcome: ReproOutcome) => ({ client, world, before, outcome });
  if (!spec) return end(unknown(`operation ${operation}`));
  const accepted = { without: [], ordinary: options.ordinary };
  const experiment = experiments(spec, contract.service, resources, accepted).find(
    ({ id }) => id === counterexample.experiment,
  );
  if (!experiment) return end(unknown(`experiment ${counterexample.experiment}`));

  const context = { ...options, service: contract.service, send: transport.send, world };
  const stage = stagesFor(experiment.id, { ...context, stopped: patience.stopped });
  const served = newServed(operation);
  let judged: { judgement: Judgement; trace: Trace } | undefined;
  for (let attempt = 0; attempt < (experiment.weight ? TRIES : 1); attempt++) {
    const here = await perform(experiment, counterexample.draw, false, {
      world,
      stage,
      stopped: patience.stopped,
      onSteps: (trace) => served.note(trace, experiment, counterexample.draw, 0),
    });
    const known = { things: await borrowed(experiment, world), accepts: here.blocked === null };
    const judgement = judge(options, experiment, here, known, served);
    judged = { judgement, trace: here.trace };
    if (judgement.outcome === 'broken') break;
  }
  await world.drain();
  const { judgement, trace } = judged as { judgement: Judgement; trace: Trace };
  return end({ judgement, trace: trace.map(recordStep) });
}

function judge(
  { contract, operation, clause, resources }: ReproOptions,
  experiment: Experiment,
  { trace, blocked }: { trace: Trace; blocked: Parameters<typeof inconclusive>[0] | null },
  known: Known,
  served: ReturnType<typeof newServed>,
): Judgement {
  if (clause === served.clause) {
    const { failure } = served.count();
    return failure
      ? { outcome: 'broken', expected: failure.expected, actual: failure.actual }
      : { outcome: 'holds' };
  }
  if (experiment.clause === clause) {
    return blocked ? inconclusive(blocked) : experiment.judge(trace, known);
  }
  const spec = contract.operations[operation];
  if (!spec) return inconclusive({ code: 'never-seen', what: 'answer' });
  const observe = observers(
    spec,
    contract.service.protocol,
    new Set([clause]),
    judgesOf(spec, resources),
    contract.service.cbor,
  );
  const seen = observe(trace, known, experiment.expects).map(([, judgement]) => judgement);
  return (
    seen.find(({ outcome }) => outcome === 'broken') ??
    seen[0] ??
    inconclusive({ code: 'never-seen', what: 'answer' })
  );
}

async function borrowed(
  { borrows }: Experiment,
  world: World,
): Promise<Record<string, JsonObject>> {
  const things: Record<string, JsonObject> = {};
  for (const kind of borrows.filter((own) => !own.startsWith('taken '))) {
    const supplied = await world.supply(kind);
    if (supplied.ok) things[kind] = supplied.thing;
  }
  return things;
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
