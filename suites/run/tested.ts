import type { OperationSpec } from '../../specs/spec.ts';
import type { World } from '../arrange/world.ts';
import { experiments, judgesOf, plainCall } from '../families/index.ts';
import { borrowsOf, isFinal } from '../lifecycle/context.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { implementedCase } from '../lifecycle/implemented.ts';
import { observers } from '../lifecycle/observers.ts';
import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import { acceptedMembers } from './accepted-members.ts';
import { type ExamineOptions, type ExperimentResult, examine } from './examine.ts';
import type { RunOptions } from './options.ts';
import { plan } from './plan.ts';
import { isOfProtocol } from './protocols.ts';
import { newServed, type Served } from './served.ts';
import { type RunContext, stagesFor } from './stage.ts';

/** One operation of a run: what it is held to, and what was learnt of it. */
export interface Tested {
  spec: OperationSpec;
  how: ExamineOptions;
  served: Served;
  implemented: boolean;
  /** It answers, so that there is something to examine. */
  answered: boolean;
  /** Why what its plainest call borrows could not be had; null where it could. */
  notArranged: Phrase | null;
  /** Why its plainest call is not accepted; null where it is, or nobody tried. */
  refusal: Phrase | null;
  /** The clauses of the protocol are tested on it. */
  protocol: boolean;
  found: ExperimentResult[];
  chosen: Experiment[];
}

/** What all operations of a run share. */
interface Shared {
  options: RunOptions;
  context: RunContext;
  world: World;
  requests(): number;
}

/**
 * Asks whether the endpoint has an operation.
 */
export async function ask(
  spec: OperationSpec,
  { options, context, world, requests }: Shared,
): Promise<Tested> {
  const { contract, resources } = options;
  const { service } = contract;
  const served = newServed(spec.name);
  const tested: Tested = {
    spec,
    served,
    implemented: false,
    answered: false,
    notArranged: null,
    refusal: null,
    protocol: false,
    found: [],
    chosen: [],
    how: {
      seed: options.seed,
      runs: options.runs,
      world,
      known: () => ({
        things: world.things(),
        accepts: tested.refusal === null,
        ...(options.region !== undefined && { region: options.region }),
      }),
      observe: observers(
        spec,
        service.protocol,
        options.selected,
        judgesOf(spec, resources),
        service.cbor,
      ),
      served,
      operation: spec.name,
      slow: options.slow,
      requests,
      stopped: context.stopped,
      ...(options.onBroken && { onBroken: options.onBroken }),
    },
  };
  const asked = implementedCase(
    spec.name,
    plainCall(spec.name, resources),
    isFinal({ spec, resources }),
  );
  const result = await examine(asked, stagesFor(asked.id, context), {
    ...tested.how,
    runs: 1,
    observe: () => [],
    served: newServed(spec.name),
  });
  tested.found.push(result);
  tested.implemented = result.own.broke === 0;
  // An operation that gives no answer at all would take a time-out for each of thousands of requests.
  tested.answered = tested.implemented && result.own.held > 0;
  return tested;
}

/**
 * Supplies what the plainest call borrows, learns what is accepted, and plans the experiments.
 *
 * @param isFirst - no operation before has the protocol's clauses
 */
export async function prepare(
  tested: Tested,
  isFirst: boolean,
  { options, context, world }: Shared,
): Promise<void> {
  const { spec } = tested;
  const { contract, resources, ordinary } = options;
  const { request } = spec;
  for (const kind of borrowsOfPlain(tested, options)) {
    const [, use, own = kind] = /^(taken) (.*)$/.exec(kind) ?? [];
    const supplied = await world.supply(own, use === 'taken' ? 'taken' : 'shared');
    if (supplied.ok) continue;
    tested.notArranged = { code: 'not-arranged', kind, reason: supplied.reason };
    break;
  }
  const optional = Object.keys(request.properties ?? {}).filter(
    (name) => !request.required?.includes(name),
  );
  const learnt = tested.notArranged
    ? {
        without: optional.filter((name) => ordinary[name] === undefined),
        refusal: tested.notArranged,
      }
    : isFinal({ spec, resources })
      ? { without: optional, refusal: null }
      : await acceptedMembers(spec, optional, options, context);
  tested.refusal = learnt.refusal;
  const accepted = { without: learnt.without, ordinary };
  const all = experiments(spec, contract.service, resources, accepted);
  tested.protocol = isFirst && tested.refusal === null && !isFinal({ spec, resources });
  tested.chosen = plan(all, spec, options).filter(
    ({ clause }) => tested.protocol || !isOfProtocol(clause, contract.service),
  );
}

function borrowsOfPlain({ spec }: Tested, { resources }: RunOptions): string[] {
  const plain = plainCall(spec.name, resources) as JsonObject;
  const resource = Object.values(resources).find(({ calls }) => calls[spec.name]);
  return resource ? borrowsOf({ plain, resource }) : [];
}
