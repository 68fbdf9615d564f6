import type fc from 'fast-check';
import type { Resource } from '../../specs/resource.ts';
import { marksIn } from '../arrange/marks.ts';
import type { Pair } from '../generate/pairs.ts';
import { accepted } from '../judge/accepted.ts';
import { rejected } from '../judge/rejected.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { readReply } from '../protocol/reply.ts';
import { borrowsOf, type CaseContext, isFinal, madeBy, waitedFor } from './context.ts';
import type { Experiment, Stage } from './experiment.ts';
import { lifeOf, look, make, thingIn } from './life.ts';

/** A request that must be rejected where its twin is accepted, or recognised. */
export function rejection(
  context: CaseContext,
  clause: string,
  way: string,
  pairs: fc.Arbitrary<Pair>,
  types: string[],
): Experiment {
  const recognised = recognition(context);
  const taken = recognised?.name.startsWith('{taken') ? [`taken ${recognised.kind}`] : [];
  return {
    id: `${clause}#${way}`,
    clause,
    draws: pairs as fc.Arbitrary<Json>,
    expects: { kind: 'refused', types },
    givesAnswers: false,
    alive: 1,
    borrows: [...borrowsOf(context), ...taken],
    waitsFor: waitedFor(context, borrowsOf(context)),
    async act(draw, stage) {
      const pair = draw as unknown as Pair;
      const isSparing = stage.sparing || isFinal(context);
      if (isSparing && recognised && (await actRecognised(context, pair, stage))) return;
      if (isFinal(context)) stage.blocked ??= { code: 'irreversible' };
      else await actAccepted(context, pair, stage);
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
    borrows: borrowsOf(context),
    waitsFor: waitedFor(context, borrowsOf(context)),
    act: (draw, stage) => actAccepted(context, draw as unknown as Pair, stage),
    judge: accepted,
  };
}

/** How a twin is recognised: refused for its name alone, by this fault. */
interface Recognition {
  kind: string;
  /** The member that is given a name which is taken, or missing. */
  member: string;
  /** The mark of that name. */
  name: string;
  fault: string;
}

/**
 * What makes a thing recognises a name that is taken, what takes a name one that is missing; where
 * there is neither, no twin is recognised.
 */
export function recognition({
  spec,
  resource,
  resources,
  plain,
}: CaseContext): Recognition | undefined {
  const made = madeBy(spec.name, resources);
  const exists = made?.resource.faults.exists;
  if (isFinal({ spec, resources })) return missingOf(resource, plain);
  if (made) {
    const { kind } = made.resource;
    return exists === undefined
      ? undefined
      : { kind, member: made.member, name: `{taken ${kind}}`, fault: exists };
  }
  const { kind, identifier, faults } = resource;
  const { member } = identifier;
  if (!(member in plain) || faults.missing === undefined) return undefined;
  return { kind, member, name: `{no ${kind}}`, fault: faults.missing };
}

/** What a call names beside the thing that it makes, given the name of nothing. */
function missingOf({ refers }: Resource, plain: JsonObject): Recognition | undefined {
  for (const [member, { kind, missing }] of Object.entries(refers)) {
    const [fault] = missing ?? [];
    if (member in plain && fault !== undefined)
      return { kind, member, name: `{no ${kind}}`, fault };
  }
  return undefined;
}

/**
 * Sends probe and twin under a name that is taken, or missing: nothing is made, and two answers to
 * requests that differ in one place show that the place made the difference.
 *
 * @returns false where nothing is shown, and it takes a twin that is accepted
 */
async function actRecognised(
  context: CaseContext,
  { probe, twin }: Pair,
  stage: Stage,
): Promise<boolean> {
  const own = recognition(context);
  if (!own || !isMark(probe[own.member]) || !isMark(twin[own.member])) return false;
  const under = (input: JsonObject) => stage.bind({ ...input, [own.member]: own.name });
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
function isMark(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\{[a-z][a-z -]*\}$/.test(value);
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
  await makeOwn(context, stage);
  const bound = stage.bind(probe);
  await stage.call('probe', context.spec.name, bound);
  if (succeeded(stage)) return;
  await readBack(context, stage, bound);
  await stage.call('twin', context.spec.name, stage.bind(twin));
}

/** Makes the thing that a call changes or deletes, where it takes one of the draw's own. */
export async function makeOwn(
  { spec, resources, tagging, plain }: CaseContext,
  stage: Stage,
): Promise<void> {
  const own = marksIn(plain).find(({ use }) => use === 'own' || use === 'arn-own');
  const target = own && resources[own.kind];
  if (!target) return;
  const life = lifeOf(spec, target, resources, tagging);
  if (own.use === 'own') {
    const made = await make(life, stage, stage.bind);
    if (made && target.identifier.prefixed) stage.know(own.text, made.name);
    return;
  }
  // What takes tags away needs some to take.
  const keys = plain[tagging.keys];
  const tags = Array.isArray(keys) ? keys.map((Key) => ({ Key, Value: 'own' })) : [];
  const more: JsonObject = tags.length > 0 ? { [tagging.tags]: tags } : {};
  const made = await make(life, stage, stage.bind, { more });
  if (!made) return;
  const step = await look(life, stage, made.name, 'own', 'before');
  const arn = thingIn(target, readReply(step.exchange), made.name)?.['ARN'];
  if (typeof arn === 'string') stage.know(own.text, arn);
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
