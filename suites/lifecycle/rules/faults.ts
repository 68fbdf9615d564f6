import fc from 'fast-check';
import type { Recipe } from '../../../specs/recipes.ts';
import type { Input } from '../../../specs/resource.ts';
import type { RejectionKind } from '../../../specs/spec.ts';
import type { Arrangement } from '../../arrange/hooks.ts';
import { hindrance } from '../../judge/helpers.ts';
import { rejected } from '../../judge/rejected.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import { borrowedBy, borrowsOf, type CaseContext, isFinal, madeBy, waitedFor } from '../context.ts';
import type { Experiment, Stage } from '../experiment.ts';
import { makeOwn, readBack, succeeded } from '../pair-experiment.ts';
import type { FaultWay } from './fault-way.ts';
import { impliedWays } from './implied-faults.ts';

/** Experiments on declared faults: by recipes, and where there is none, by what resource files imply. */
export function faultCases(context: CaseContext): Experiment[] {
  return waysOf(context)
    .map((own) => (isFinal(context) ? harmless(own, context) : own))
    .map((own) => caseOf(own, context));
}

/** Every way to a declared fault. */
export function waysOf(context: CaseContext): FaultWay[] {
  const { spec } = context;
  const written = new Set([
    ...spec.recipes.map(({ fault }) => fault),
    ...Object.keys(spec.unreached),
  ]);
  return [
    ...spec.recipes.map((recipe) => wayOf(recipe, context)),
    ...impliedWays(context).filter(({ fault }) => !written.has(fault)),
  ];
}

function wayOf(recipe: Recipe, { spec }: CaseContext): FaultWay {
  const { operation, evidence, source, accept = [], input, twin, ...rest } = recipe;
  const accepted = accept.flatMap((own) => spec.rejections[own as RejectionKind] ?? [own]);
  return {
    ...rest,
    types: [...new Set([recipe.fault, ...accepted])],
    input: input as JsonObject,
    ...(twin && { twin: twin as JsonObject }),
  };
}

/**
 * What cannot be undone is asked for only where it must be refused: probe and twin name something
 * that is not there. Where that itself is what is tested, or the twin must succeed, nothing is sent.
 */
function harmless(own: FaultWay, { resource, plain }: CaseContext): FaultWay {
  if (own.recognised !== undefined) return own;
  for (const [member, { kind, missing }] of Object.entries(resource.refers)) {
    const [fault] = missing ?? [];
    if (!(member in plain) || fault === undefined || fault === own.fault || own.twinFirst) continue;
    const none = { [member]: `{no ${kind}}` };
    const input = { ...own.input, ...none };
    return { ...own, input, twin: { ...own.twin, ...none }, recognised: fault };
  }
  return { ...own, irreversible: true };
}

function caseOf(own: FaultWay, context: CaseContext): Experiment {
  const { spec, plain } = context;
  const { fault, way, types, hook, before = [], after = [] } = own;
  const clause = `${spec.name}/faults/${fault}/type`;
  const draw = { probe: patched(plain, own.input), twin: patched(plain, own.twin ?? {}) };
  const inputs = [draw.probe, draw.twin, ...[...before, ...after].map(({ input }) => input)];
  const borrows = [
    ...new Set([
      ...borrowsOf(context),
      ...inputs.flatMap((input) => borrowedBy(input as JsonObject)),
    ]),
  ];
  return {
    id: `${clause}#${way}`,
    clause,
    draws: fc.constant<Json>(draw),
    expects: { kind: 'refused', types },
    givesAnswers: true,
    weight: 0.2,
    alive: 1 + before.length,
    borrows,
    waitsFor: waitedFor(context, borrows),
    ...((own.alone || hook !== undefined) && { exclusive: true }),
    act: (pair, stage) => act(pair as typeof draw, own, context, stage),
    judge: (trace) => judged(trace, own),
  };
}

/** The plainest call with other values of some members, and without those that are null. */
export function patched(plain: JsonObject, changes: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries({ ...plain, ...changes }).filter(([name]) => changes[name] !== null),
  );
}

async function act(
  { probe, twin }: { probe: JsonObject; twin: JsonObject },
  { before = [], after = [], hook, twinFirst, irreversible }: FaultWay,
  context: CaseContext,
  stage: Stage,
): Promise<void> {
  const { spec } = context;
  if (irreversible) {
    stage.blocked ??= { code: 'irreversible' };
    return;
  }
  await makeOwn(context, stage);
  for (const step of before) if (!(await arrange(step, context, stage))) return;
  if (twinFirst) await stage.call('twin', spec.name, stage.bind(twin));
  const bound = bind(probe, context, stage);
  if (!(await within(hook, stage, () => stage.call('probe', spec.name, bound)))) return;
  if (twinFirst || succeeded(stage)) return;
  if (before.length === 0) await readBack(context, stage, bound);
  for (const step of after) if (!(await arrange(step, context, stage))) return;
  await stage.call('twin', spec.name, stage.bind(twin));
}

/** Calls within an arrangement, where there is one; false where that could not be entered. */
async function within(
  hook: string | undefined,
  stage: Stage,
  call: () => Promise<unknown>,
): Promise<boolean> {
  if (hook === undefined) {
    await call();
    return true;
  }
  const arrangement = hook as Arrangement;
  if (!(await stage.enter(arrangement))) return false;
  try {
    await call();
  } finally {
    await stage.leave(arrangement);
  }
  return true;
}

/** Calls, and waits until what was made is at rest, or what was deleted is gone. */
async function arrange(
  { operation, input }: { operation: string; input: Input },
  { resources }: CaseContext,
  stage: Stage,
): Promise<boolean> {
  const bound = stage.bind(input as JsonObject);
  const step = await stage.call('arrange', operation, bound, 'before');
  if (readReply(step.exchange).kind !== 'success') return false;
  const made = madeBy(operation, resources);
  if (made) return stage.settle(String(bound[made.member]), made.resource.kind);
  const gone = Object.values(resources).find(({ operations }) => operations.delete === operation);
  if (!gone) return true;
  return stage.vanish(gone.kind, String(bound[gone.identifier.member]));
}

/** Names in the place of marks; and in an ARN, what the ARN of the shared thing says of its account. */
function bind(input: JsonObject, { plain, tagging }: CaseContext, stage: Stage): JsonObject {
  const arn = input[tagging.arn];
  if (typeof arn !== 'string') return stage.bind(input);
  const shared = String(stage.bind(plain)[tagging.arn] ?? '');
  const [, partition = '', , region = '', account = ''] = shared.split(':');
  const words: Record<string, string> = { partition, region, account };
  const own = arn.replace(/<(partition|region|account)>/g, (_mark, word) => words[word] ?? '');
  return stage.bind({ ...input, [tagging.arn]: own });
}

function judged(trace: Trace, { types, recognised }: FaultWay) {
  const steps = trace.filter(({ label }) => label === 'before');
  return hindrance(steps) ?? rejected(trace, types, recognised);
}
