import type { Contract, OperationSpec } from '../../specs/spec.ts';
import { answering } from '../judge/cbor.ts';
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
import type { Expectation, Known, Step, Trace } from '../model/trace.ts';
import { isCbor } from '../protocol/reply.ts';

/** What an observer says of one trace: a judgement per clause and step that it speaks of. */
export type Observations = [clause: string, judgement: Judgement, step: number][];

/** Judges every trace of every experiment. */
export type Observer = (trace: Trace, known: Known, expects: Expectation) => Observations;

/** Judges one step of a trace; undefined where it says nothing of it. */
export type StepJudge = (step: Step, known: Known) => Judgement | undefined;

/** What a family of operations observes beside what every operation does, by clause id. */
export interface FamilyJudges {
  /** On the answer to a valid request. */
  onSuccess: Record<string, StepJudge>;
  /** On a whole trace whose probe was refused. */
  afterRejection(trace: Trace): Judgement | undefined;
}

/**
 * Observers for the clauses on answers, whatever was asked. They read the operation's own
 * exchanges, and the look at the world after a rejection.
 */
export function observers(
  spec: OperationSpec,
  protocol: string,
  selected: Set<string>,
  family: FamilyJudges,
  cbor: Contract['service']['cbor'],
): Observer {
  const isSelected = ([id]: [string, StepJudge]) => selected.has(id);
  const onAll = Object.entries(anyJudges(spec, protocol)).filter(isSelected);
  const onValid = [
    ...onAll,
    ...Object.entries({ ...successJudges(protocol), ...family.onSuccess }).filter(isSelected),
  ];
  const schemaClauses = outputClauses(spec.clauses).filter(({ clause }) => selected.has(clause.id));
  const traceClause = `${spec.name}/effects/none-after-rejection`;
  return (trace, known, expects) => {
    const seen: Observations = [];
    for (const [index, step] of trace.entries()) {
      const inCbor = isCbor(step.exchange);
      // What was routed wrongly may be answered in whatever protocol.
      if (inCbor && (expects.kind !== 'open' || step.role !== 'probe')) {
        for (const [tail, judgement] of answering(step, cbor.shapes(step.operation))) {
          const id = `${cbor.protocol}/${tail}`;
          if (selected.has(id)) seen.push([id, judgement, index]);
        }
      }
      if (step.operation !== spec.name) continue;
      // Nothing is promised about the answer to a request that should not have been accepted.
      const valid = step.role !== 'probe' || expects.kind !== 'refused';
      for (const [id, judge] of valid ? onValid : onAll) {
        if (inCbor && isOfJson(id, protocol)) continue;
        const judgement = judge(step, known);
        if (judgement) seen.push([id, judgement, index]);
      }
      if (!valid || schemaClauses.length === 0) continue;
      for (const [id, judgement] of output(step, spec.response, schemaClauses)) {
        seen.push([id, judgement, index]);
      }
    }
    const after = selected.has(traceClause) ? family.afterRejection(trace) : undefined;
    if (after) seen.push([traceClause, after, trace.findIndex(({ role }) => role === 'probe')]);
    return seen;
  };
}

/** A clause on the wrapping of JSON, or on a status that the API pages tell of JSON. */
function isOfJson(id: string, protocol: string): boolean {
  return id.startsWith(`${protocol}/`) || /\/faults\/[^/]+\/status$/.test(id);
}

/** The clauses that observers judge: those that no experiment of their own tests. */
export function observedClauses(
  spec: OperationSpec,
  protocol: string,
  family: FamilyJudges,
): string[] {
  return [
    ...Object.keys(anyJudges(spec, protocol)),
    ...Object.keys(successJudges(protocol)),
    ...Object.keys(family.onSuccess),
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
function successJudges(protocol: string): Record<string, StepJudge> {
  return {
    [`${protocol}/response/status`]: successStatus,
    [`${protocol}/response/content-type`]: successContentType,
    [`${protocol}/response/body`]: successBody,
    [`${protocol}/response/no-null`]: noNulls,
  };
}
