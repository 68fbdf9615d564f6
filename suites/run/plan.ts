import type { OperationSpec } from '../../specs/spec.ts';
import type { Resources } from '../arrange/things.ts';
import { judgesOf } from '../families/index.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { observedClauses } from '../lifecycle/observers.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions } from './options.ts';
import { servedClause } from './served.ts';

/** Ids of the clauses that are judged on the answers that others get. */
export function answerClauses(
  spec: OperationSpec,
  protocol: string,
  resources: Resources,
): string[] {
  const observed = observedClauses(spec, protocol, judgesOf(spec, resources));
  return [...observed, ...cborAnswers(spec), servedClause(spec.name)];
}

/**
 * The experiments that a run needs: those of the selected clauses, and where clauses on answers
 * are selected, those that make answers.
 */
export function plan(all: Experiment[], spec: OperationSpec, options: RunOptions): Experiment[] {
  const observed = answerClauses(spec, options.contract.service.protocol, options.resources);
  const isWaiting = (ids: string[]) => ids.some((id) => options.selected.has(id));
  const ofCbor = cborAnswers(spec);
  const waiting = isWaiting(observed.filter((id) => !ofCbor.includes(id)));
  const waitingCbor = isWaiting(ofCbor);
  const { protocol: cbor } = options.contract.service.cbor;
  return all.filter(({ clause, givesAnswers }) => {
    if (clause === `${spec.name}/implemented`) return false;
    if (options.absent.has(clause) || gatedMember(clause, spec, options)) return false;
    return (
      options.selected.has(clause) ||
      (givesAnswers && (clause.startsWith(`${cbor}/`) ? waitingCbor : waiting))
    );
  });
}

/** Clauses on answers in the second protocol. */
function cborAnswers({ clauses }: OperationSpec): string[] {
  return clauses.map(({ id }) => id).filter((id) => /^[^/]+\/answering\//.test(id));
}
