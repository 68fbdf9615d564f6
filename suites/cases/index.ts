import type { Contract } from '../../specs/spec.ts';
import type { CaseContext } from './domain.ts';
import type { Experiment } from './experiment.ts';
import { inputCases } from './input.ts';
import { faultCases, memberCases } from './members.ts';
import { protocolCases } from './protocol.ts';
import { stateCases } from './state/index.ts';
import { implementedCase, statefulCases } from './stateful.ts';

/** Every experiment of an operation, in the order of its families. */
export function experiments(context: CaseContext, service: Contract['service']): Experiment[] {
  const { spec } = context;
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
