import type { Resource } from '../../specs/resource.ts';
import type { Contract, OperationSpec } from '../../specs/spec.ts';
import { bindMarks } from '../arrange/marks.ts';
import {
  isLeaving,
  listed,
  nameOf,
  type Resources,
  readInput,
  sameName,
} from '../arrange/things.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import type { Step, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/reply.ts';
import type { Stage } from './experiment.ts';

/** What the rules on the life of a kind of thing are made from. */
export interface Life {
  /** The operation under test. */
  spec: OperationSpec;
  resource: Resource;
  resources: Resources;
  tagging: Contract['service']['tagging'];
  /** The creation of one: its operation, and its plainest input. */
  create: { operation: string; input: JsonObject; member: string } | undefined;
}

/** The life of a kind, as an operation is tested on it. */
export function lifeOf(
  spec: OperationSpec,
  resource: Resource,
  resources: Resources,
  tagging: Contract['service']['tagging'],
): Life {
  const operation = resource.operations.create;
  const input = operation === undefined ? undefined : resource.calls[operation];
  const member = operation === undefined ? undefined : resource.makes[operation];
  const create =
    operation !== undefined && input && member !== undefined
      ? { operation, input: input as JsonObject, member }
      : undefined;
  return { spec, resource, resources, tagging, create };
}

/** What is made in a draw: the input that was sent, and the name. */
export interface Made {
  input: JsonObject;
  name: string;
  step: Step;
}

/**
 * Makes one thing, and waits until it is at rest.
 *
 * @param bind - puts names in the place of marks; the new thing's is that of `{own KIND}`
 * @param more - members beside the plainest ones
 */
export async function make(
  { create, resource }: Life,
  stage: Stage,
  bind: (input: JsonObject) => JsonObject,
  { role = 'arrange', label = 'create', more = {}, settled = true }: Making = {},
): Promise<Made | undefined> {
  if (!create) return undefined;
  const own = ownInput(create.input, resource.kind);
  const input = bind({ ...own, ...more });
  const step = await stage.call(role, create.operation, input, label);
  const name = wholeName(resource, step, String(input[create.member]));
  if (settled && readReply(step.exchange).kind === 'success')
    await stage.settle(name, resource.kind);
  return { input, name, step };
}

/** The name that calls take: the one that was asked for, or the whole one that the answer shows. */
export function wholeName(
  { identifier, answers }: Resource,
  { exchange }: Step,
  asked: string,
): string {
  const reply = identifier.prefixed ? readReply(exchange) : undefined;
  const own = reply?.kind === 'success' ? reply.body[answers.one ?? ''] : undefined;
  const shown = own && (own as JsonObject)[identifier.at];
  return typeof shown === 'string' ? shown : asked;
}

interface Making {
  role?: 'probe' | 'arrange' | 'twin';
  label?: string;
  more?: JsonObject;
  settled?: boolean;
}

/** The same input, of a thing that the draw makes itself. */
function ownInput(input: JsonObject, kind: string): JsonObject {
  return bindMarks(input, ({ use, kind: own, text }) =>
    use === 'new' && own === kind ? `{own ${kind}}` : text,
  );
}

/** Reads a thing by name until it is shown, or patience ends. */
export function look(
  { resource }: Life,
  stage: Stage,
  name: string,
  label: string,
  role: 'before' | 'after' = 'after',
): Promise<Step> {
  const shows = (reply: Reply) => thingIn(resource, reply, name) !== undefined;
  const { read } = resource.operations;
  return stage.look(role, resource.kind, read, readInput(resource, name), shows, label);
}

/** Reads a thing by name until it is not shown any more, or patience ends. */
export function lookUntilGone(
  life: Life,
  stage: Stage,
  name: string,
  label: string,
): Promise<Step> {
  const { resource } = life;
  const gone = (reply: Reply) => thingIn(resource, reply, name) === undefined;
  const { read } = resource.operations;
  return stage.look('after', resource.kind, read, readInput(resource, name), gone, label);
}

/** The thing of a name that an answer shows: as itself, or in a list. */
export function thingIn(resource: Resource, reply: Reply, name: Json): JsonObject | undefined {
  if (reply.kind !== 'success') return undefined;
  const own = reply.body[resource.answers.one ?? ''];
  const single = typeof own === 'object' && own !== null && !Array.isArray(own) ? [own] : [];
  return [...single, ...listed(resource, reply.body)].find((thing) =>
    sameName(resource, nameOf(resource, thing), name),
  );
}

/** True for a thing that is shown, and is not on its way out. */
export function isThere(resource: Resource, thing: JsonObject | undefined): boolean {
  return thing !== undefined && !isLeaving(resource, thing);
}

/** The last step of a label. */
export function at(trace: Trace, label: string): Step | undefined {
  return trace.findLast((step) => step.label === label);
}

/** The reply to the last step of a label. */
export function replyAt(trace: Trace, label: string): Reply | undefined {
  const step = at(trace, label);
  return step && readReply(step.exchange);
}

/** The name that the last step of a label asks for. */
export function askedAt({ create, resource }: Life, trace: Trace, label: string): string {
  const step = at(trace, label);
  const input = step?.input ?? {};
  if (step && create?.operation === step.operation) {
    return wholeName(resource, step, String(input[create.member] ?? ''));
  }
  const member = create && create.member in input ? create.member : resource.identifier.member;
  return String(input[member] ?? '');
}
