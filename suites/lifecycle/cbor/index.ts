import type { Contract } from '../../../specs/spec.ts';
import type { CaseContext } from '../context.ts';
import type { Experiment } from '../experiment.ts';
import { agreementCases } from './agreement.ts';
import { readingCases } from './reading.ts';
import { routingCases } from './routing.ts';
import { spokenCase } from './spoken.ts';

/** Experiments on RPC v2 CBOR: how requests are routed and read, and what both protocols agree on. */
export function cborCases(context: CaseContext, service: Contract['service']): Experiment[] {
  const { resources } = context;
  const wire = { service, resources };
  return [
    spokenCase(service),
    ...routingCases(wire),
    ...readingCases(wire),
    ...agreementCases(context, service),
  ];
}
