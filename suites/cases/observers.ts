import type { OperationSpec } from '../../specs/spec.ts';
import { arnName, arnOrigin, configurationEcho, memberIn, nameEcho } from '../judge/echo.ts';
import { noTrace } from '../judge/effects.ts';
import { envelope, faultStatus, message } from '../judge/fault.ts';
import { output, outputClauses } from '../judge/output.ts';
import { hasRequestId } from '../judge/request-id.ts';
import {
  faultContentType,
  framing,
  noNulls,
  successBody,
  successContentType,
  successStatus,
} from '../judge/response.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Known, Step, Trace } from '../model/trace.ts';

/** What an observer says of one trace: a judgement per clause and step that it speaks of. */
export type Observations = [clause: string, judgement: Judgement, step: number][];

/** Judges every trace of every experiment. */
export type Observer = (trace: Trace, known: Known, invites: Invites) => Observations;

/** What an experiment's probe is: a valid request, or one that ought to be rejected. */
export type Invites = 'success' | 'rejection';

type StepJudge = (step: Step, known: Known) => Judgement | undefined;

/** Status words of a copy that has just been asked for: API_Snapshot; recorded waiters. */
const FRESH = ['creating', 'copying', 'available'];

/**
 * Observers for the clauses on answers, whatever was asked. They read the operation's own
 * exchanges, and the look at the world after a rejection.
 */
export function observers(spec: OperationSpec, protocol: string, selected: Set<string>): Observer {
  const isSelected = ([id]: [string, StepJudge]) => selected.has(id);
  const onAll = Object.entries(anyJudges(spec, protocol)).filter(isSelected);
  const onValid = [...onAll, ...Object.entries(successJudges(spec, protocol)).filter(isSelected)];
  const schemaClauses = outputClauses(spec.clauses).filter(({ clause }) => selected.has(clause.id));
  const traceClause = `${spec.name}/effects/none-after-rejection`;
  return (trace, known, invites) => {
    const seen: Observations = [];
    for (const [index, step] of trace.entries()) {
      if (step.operation !== spec.name) continue;
      // Nothing is promised about the answer to a request that should not have been accepted.
      const valid = step.role !== 'probe' || invites === 'success';
      for (const [id, judge] of valid ? onValid : onAll) {
        const judgement = judge(step, known);
        if (judgement) seen.push([id, judgement, index]);
      }
      if (!valid || schemaClauses.length === 0) continue;
      for (const [id, judgement] of output(step, spec.response, schemaClauses)) {
        seen.push([id, judgement, index]);
      }
    }
    const after = selected.has(traceClause) ? noTrace(trace) : undefined;
    if (after) seen.push([traceClause, after, trace.findIndex(({ role }) => role === 'probe')]);
    return seen;
  };
}

/** The clauses that observers judge: those that no experiment of their own tests. */
export function observedClauses(spec: OperationSpec, protocol: string): string[] {
  return [
    ...Object.keys(anyJudges(spec, protocol)),
    ...Object.keys(successJudges(spec, protocol)),
    ...outputClauses(spec.clauses).map(({ clause }) => clause.id),
    `${spec.name}/effects/none-after-rejection`,
  ];
}

/** Clauses on any answer. */
function anyJudges(spec: OperationSpec, protocol: string): Record<string, StepJudge> {
  const statuses = spec.faults.map(({ name, status }): [string, StepJudge] => [
    `${spec.name}/faults/${name}/status`,
    (step) => faultStatus(step, [name], status),
  ]);
  return {
    [`${protocol}/response/framing`]: framing,
    [`${protocol}/response/request-id`]: hasRequestId,
    [`${protocol}/error/envelope`]: envelope,
    [`${protocol}/error/message`]: message,
    [`${protocol}/error/content-type`]: faultContentType,
    [`${protocol}/error/status`]: (step) => faultStatus(step, spec.rejections.framework, 400),
    ...Object.fromEntries(statuses),
  };
}

/** Clauses on the answer to a valid request. */
function successJudges(spec: OperationSpec, protocol: string): Record<string, StepJudge> {
  const snapshot = `${spec.name}/output/Snapshot`;
  return {
    [`${protocol}/response/status`]: successStatus,
    [`${protocol}/response/content-type`]: successContentType,
    [`${protocol}/response/body`]: successBody,
    [`${protocol}/response/no-null`]: noNulls,
    [`${snapshot}/Name/echo`]: nameEcho,
    [`${snapshot}/Source/manual`]: (step) => memberIn(step, 'Source', ['manual']),
    [`${snapshot}/Status/initial`]: (step) => memberIn(step, 'Status', FRESH),
    [`${snapshot}/ARN/origin`]: arnOrigin,
    [`${snapshot}/ARN/name`]: arnName,
    [`${snapshot}/ClusterConfiguration/echo`]: configurationEcho,
  };
}
