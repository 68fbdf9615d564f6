import type { Contract, OperationSpec } from '../../specs/spec.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { inputCases } from '../lifecycle/input.ts';
import { protocolCases } from '../lifecycle/protocol.ts';
import type { Json } from '../model/json.ts';
import { copyDomain } from './snapshot/domain.ts';
import { stateCases } from './snapshot/index.ts';
import { faultCases, memberCases } from './snapshot/members.ts';
import { implementedCase, statefulCases } from './snapshot/stateful.ts';

/** What is known of the endpoint before its experiments are made. */
export interface Knowledge {
  /** Optional members that the endpoint takes no ordinary value of. */
  without: string[];
  /** An ordinary value of each optional member, as a user would choose it. */
  ordinary: Record<string, Json>;
}

/** Experiments hold no state, and making them takes longer than a run of one clause. */
const made = new WeakMap<OperationSpec, Map<string, Experiment[]>>();

/** Every experiment of an operation, in the order of its families; made once for the same knowledge. */
export function experiments(
  spec: OperationSpec,
  service: Contract['service'],
  knowledge: Knowledge,
): Experiment[] {
  const known = made.get(spec) ?? new Map<string, Experiment[]>();
  made.set(spec, known);
  const key = JSON.stringify(knowledge);
  const all = known.get(key) ?? make(spec, service, knowledge);
  known.set(key, all);
  return all;
}

function make(
  spec: OperationSpec,
  service: Contract['service'],
  { without, ordinary }: Knowledge,
): Experiment[] {
  const context = { spec, domain: copyDomain(without, ordinary), ordinary };
  return [
    implementedCase(spec.name),
    ...spec.clauses.flatMap((clause) => inputCases(clause, context)),
    ...memberCases(context),
    ...faultCases(context),
    ...statefulCases(context),
    ...protocolCases(spec, service),
    ...stateCases(context, service.protocol),
  ];
}
