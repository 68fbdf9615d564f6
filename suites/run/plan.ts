import type { OperationSpec } from '../../specs/spec.ts';
import { judgesOf } from '../families/index.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { observedClauses } from '../lifecycle/observers.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions } from './options.ts';

/**
 * The experiments that a run needs: those of the selected clauses, and where clauses on answers
 * are selected, those that make answers.
 */
export function plan(all: Experiment[], spec: OperationSpec, options: RunOptions): Experiment[] {
  const observed = [
    ...observedClauses(spec, options.contract.service.protocol, judgesOf(spec, options.resources)),
    `${spec.name}/served`,
  ];
  const waiting = observed.some((id) => options.selected.has(id));
  return all.filter(({ clause, givesAnswers }) => {
    if (clause === `${spec.name}/implemented`) return false;
    if (options.absent.has(clause) || gatedMember(clause, spec, options)) return false;
    return options.selected.has(clause) || (givesAnswers && waiting);
  });
}
