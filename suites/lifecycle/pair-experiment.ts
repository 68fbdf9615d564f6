import type fc from 'fast-check';
import { listed, nameOf, readInput, sameName } from '../arrange/things.ts';
import type { Pair } from '../generate/pairs.ts';
import { accepted } from '../judge/accepted.ts';
import { rejected } from '../judge/rejected.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import { readReply } from '../protocol/aws-json/read.ts';
import { borrowedBy, type CaseContext, madeBy } from './context.ts';
import type { Experiment, Stage } from './experiment.ts';

/** A request that must be rejected where its twin is accepted, or recognised. */
export function rejection(
  context: CaseContext,
  clause: string,
  way: string,
  pairs: fc.Arbitrary<Pair>,
  types: string[],
): Experiment {
  const recognised = recognition(context);
  const taken = recognised ? [`taken ${recognised.kind}`] : [];
  return {
    id: `${clause}#${way}`,
    clause,
    draws: pairs as fc.Arbitrary<Json>,
    expects: { kind: 'refused', types },
    givesAnswers: false,
    alive: 1,
    borrows: [...borrowedBy(context.plain), ...taken],
    async act(draw, stage) {
      const pair = draw as unknown as Pair;
      if (stage.sparing && recognised && (await actRecognised(context, pair, stage))) return;
      await actAccepted(context, pair, stage);
    },
    judge: (trace) => rejected(trace, types, recognised?.fault),
  };
}

/** A request that must be accepted where its ordinary twin is. */
export function acceptance(
  context: CaseContext,
  clause: string,
  way: string,
  pairs: fc.Arbitrary<Pair>,
  givesAnswers = false,
): Experiment {
  return {
    id: `${clause}#${way}`,
    clause,
    draws: pairs as fc.Arbitrary<Json>,
    expects: { kind: 'accepted' },
    givesAnswers,
    alive: 1,
    borrows: borrowedBy(context.plain),
    act: (draw, stage) => actAccepted(context, draw as unknown as Pair, stage),
    judge: accepted,
  };
}

/** How a twin is recognised: refused for its name alone, by this fault. */
interface Recognition {
  kind: string;
  /** The member that names what is made, given the name of a thing that is there. */
  member: string;
  fault: string;
}

/** What makes a thing recognises a name that is taken; where nothing is made there is no such twin. */
function recognition({ spec, resources }: CaseContext): Recognition | undefined {
  const made = madeBy(spec.name, resources);
  const fault = made?.resource.faults.exists;
  return made && fault !== undefined
    ? { kind: made.resource.kind, member: made.member, fault }
    : undefined;
}

/**
 * Sends probe and twin under a name that is taken: nothing is made, and two answers to requests that
 * differ in one place show that the place made the difference.
 *
 * @returns false where nothing is shown, and it takes a twin that is accepted
 */
async function actRecognised(
  context: CaseContext,
  { probe, twin }: Pair,
  stage: Stage,
): Promise<boolean> {
  const own = recognition(context);
  if (!own || !isPlainName(probe[own.member]) || !isPlainName(twin[own.member])) return false;
  const under = (input: JsonObject) =>
    stage.bind({ ...input, [own.member]: `{taken ${own.kind}}` });
  const first = readReply((await stage.call('probe', context.spec.name, under(probe))).exchange);
  const second = readReply((await stage.call('twin', context.spec.name, under(twin))).exchange);
  const differs = first.kind === 'fault' && first.type !== own.fault;
  // Where the name makes no difference the twin is accepted, and that is the stronger proof.
  const proves =
    second.kind === 'success' || (second.kind === 'fault' && second.type === own.fault);
  if (differs && proves) return true;
  stage.trace.splice(0);
  return false;
}

/** True for a mark alone: whoever breaks the name itself needs another twin. */
function isPlainName(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\{new [a-z-]+\}$/.test(value);
}

/**
 * Sends the probe. Where it is not accepted: looks whether it left a trace, then sends the twin
 * under the same names, so that both meet the same world.
 */
export async function actAccepted(
  context: CaseContext,
  { probe, twin }: Pair,
  stage: Stage,
): Promise<void> {
  const bound = stage.bind(probe);
  await stage.call('probe', context.spec.name, bound);
  if (succeeded(stage)) return;
  await readBack(context, stage, bound);
  await stage.call('twin', context.spec.name, stage.bind(twin));
}

/** Looks whether what a request would have made exists. */
export async function readBack(
  { spec, resources }: Pick<CaseContext, 'spec' | 'resources'>,
  stage: Stage,
  input: JsonObject,
): Promise<void> {
  const made = madeBy(spec.name, resources);
  const name = made && input[made.member];
  if (!made || typeof name !== 'string' || name === '') return;
  const { read } = made.resource.operations;
  await stage.call('readback', read, { [made.resource.identifier.member]: name });
}

/** True when the last step was answered by a success. */
export function succeeded(stage: Stage): boolean {
  const last = stage.trace.at(-1);
  return last !== undefined && readReply(last.exchange).kind === 'success';
}

/** True for an answer that lists a thing of this name. */
export function shows({ resource }: Pick<CaseContext, 'resource'>, name: Json) {
  return (reply: Reply): boolean =>
    reply.kind === 'success' &&
    listed(resource, reply.body).some((own) => sameName(resource, nameOf(resource, own), name));
}

/** Reads a thing by name until it is shown. */
export function lookAt(
  { resource }: Pick<CaseContext, 'resource'>,
  stage: Stage,
  role: 'before' | 'after' | 'arrange',
  name: string,
  more: JsonObject = {},
): Promise<unknown> {
  const { read } = resource.operations;
  const input = { ...readInput({ ...resource, whole: {} }, name), ...more };
  return stage.look(role, resource.kind, read, input, shows({ resource }, name));
}
