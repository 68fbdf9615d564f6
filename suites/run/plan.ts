import type { OperationSpec } from '../../specs/spec.ts';
import type { Experiment } from '../cases/experiment.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions } from './options.ts';

/**
 * The experiments that a run needs: those of the selected clauses, and where clauses on answers
 * are selected, those that make answers.
 */
export function plan(all: Experiment[], spec: OperationSpec, options: RunOptions): Experiment[] {
  const tested = new Set(all.map(({ clause }) => clause));
  const waiting = [...options.selected].some((id) => !tested.has(id));
  return all.filter(({ clause, carrier }) => {
    if (clause === `${spec.name}/implemented`) return false;
    if (options.absent.has(clause) || gatedMember(clause, spec, options)) return false;
    return options.selected.has(clause) || (carrier && waiting);
  });
}
