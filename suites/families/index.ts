import fc from 'fast-check';
import type { Resource } from '../../specs/resource.ts';
import type { Contract, OperationSpec } from '../../specs/spec.ts';
import type { Resources } from '../arrange/things.ts';
import type { Domain } from '../generate/valid.ts';
import { cborCases } from '../lifecycle/cbor/index.ts';
import { type CaseContext, isFinal, madeBy } from '../lifecycle/context.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Family } from '../lifecycle/family.ts';
import { implementedCase } from '../lifecycle/implemented.ts';
import { inputCases } from '../lifecycle/input.ts';
import { knownValues } from '../lifecycle/known-values.ts';
import { noTrace } from '../lifecycle/no-trace.ts';
import type { FamilyJudges } from '../lifecycle/observers.ts';
import { protocolCases } from '../lifecycle/protocol.ts';
import { faultCases } from '../lifecycle/rules/faults.ts';
import { lifeCases } from '../lifecycle/rules/index.ts';
import { memberCases } from '../lifecycle/rules/members.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { snapshotFamily } from './snapshot/index.ts';

/** What is more than a lifecycle. */
const FAMILIES: Family[] = [snapshotFamily];

/** What is known of the endpoint before experiments are made. */
export interface Accepted {
  /** Optional members that the endpoint takes no ordinary value of. */
  without: string[];
  /** An ordinary value of each optional member, as a user would choose it. */
  ordinary: Record<string, Json>;
}

/** The family that an operation belongs to, where it has one. */
export function familyOf(operation: string): Family | undefined {
  return FAMILIES.find(({ operations }) => operations.includes(operation));
}

/** The plainest valid call of an operation, with marks in the place of names. */
export function plainCall(operation: string, resources: Resources): JsonObject {
  for (const { calls } of Object.values(resources)) {
    const call = calls[operation];
    if (call) return call as JsonObject;
  }
  return {};
}

/** What is observed of an operation's answers beside what every operation is held to. */
export function judgesOf(spec: OperationSpec, resources: Resources): FamilyJudges {
  const own = familyOf(spec.name)?.judges(spec);
  if (own) return own;
  const made = madeBy(spec.name, resources);
  return {
    onSuccess: {},
    afterRejection: (trace) => made && noTrace(trace, made.resource, made.member),
  };
}

/** Experiments hold no state, and making them takes longer than a run of one clause. */
const made = new WeakMap<OperationSpec, Map<string, Experiment[]>>();

/** Every experiment of an operation, in the order of its families; made once for the same knowledge. */
export function experiments(
  spec: OperationSpec,
  service: Contract['service'],
  resources: Resources,
  accepted: Accepted,
): Experiment[] {
  const known = made.get(spec) ?? new Map<string, Experiment[]>();
  made.set(spec, known);
  const key = JSON.stringify([accepted, service.protocol]);
  const all = known.get(key) ?? make(spec, service, resources, accepted);
  known.set(key, all);
  return all;
}

function make(
  spec: OperationSpec,
  service: Contract['service'],
  resources: Resources,
  accepted: Accepted,
): Experiment[] {
  const family = familyOf(spec.name);
  const context = contextOf(spec, service, resources, accepted);
  const all = [
    implementedCase(spec.name, context.plain, isFinal(context)),
    ...spec.clauses.flatMap((clause) => inputCases(clause, context)),
    ...(service.protocol === service.cbor.protocol ? [] : protocolCases(context, service)),
    ...cborCases(context, service),
    ...(family ? [] : [...lifeCases(context), ...memberCases(context), ...faultCases(context)]),
    ...(family?.experiments(context, service) ?? []),
  ];
  // What cannot be undone is asked for only where it must be refused.
  return isFinal(context) ? all.filter(({ expects }) => expects.kind === 'refused') : all;
}

/** What the experiments of an operation are made from. */
export function contextOf(
  spec: OperationSpec,
  { tagging }: Contract['service'],
  resources: Resources,
  { without, ordinary }: Accepted,
): CaseContext {
  const resource = Object.values(resources).find(({ calls }) => calls[spec.name]);
  if (!resource) throw new Error(`no resource file has a call of ${spec.name}`);
  const plain = plainCall(spec.name, resources);
  const known = { ...ordinaryOf(spec, resource, ordinary), ...plain };
  const optional = Object.keys(spec.request.properties ?? {}).filter(
    (name) => !spec.request.required?.includes(name) && !(name in plain),
  );
  const family = familyOf(spec.name);
  const domain: Domain = {
    fixed: Object.fromEntries(
      Object.entries(known).map(([name, value]) => [name, fc.constant<Json>(value)]),
    ),
    without: family ? without : optional,
    exclusive: [],
    // Documented: tag keys are unique on a thing.
    distinct: { [tagging.tags]: 'Key' },
    plainItems: { [tagging.tags]: { Key: 'key', Value: 'value' } },
    nulls: false,
    items: 2,
  };
  const base = { spec, resource, resources, tagging, plain };
  const context = { ...base, domain, ordinary, foreign: [], family: family !== undefined };
  return family?.refine(context) ?? context;
}

/** What is known of optional members: the user's values, and what data says of the kind. */
function ordinaryOf(
  spec: OperationSpec,
  resource: Resource,
  ordinary: Record<string, Json>,
): JsonObject {
  const own = Object.entries(ordinary).filter(([name]) => spec.request.properties?.[name]);
  return { ...knownValues(spec, resource), ...Object.fromEntries(own) };
}
