import fc from 'fast-check';
import type { Change } from '../../../specs/resource.ts';
import { nameOf } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside, isLike, valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import { borrowedBy } from '../context.ts';
import { askedAt, at, type Life, look, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';

/** What a change is asked to change is changed, and nothing else is. */
export function changedScripts(life: Life): Script[] {
  const { resource, spec } = life;
  const changes = (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
  return changes.flatMap((change, index) =>
    ['applied', 'rest-unchanged', 'identity-kept'].map((tail) => ({
      id: `lifecycle/${tail}#${wayOf(change, index)}`,
      draws: fc.constant<Json>({}),
      weight: 0.2,
      async act(_draw: JsonObject, stage: Parameters<Script['act']>[1]) {
        const made = await make(life, stage, stage.bind);
        if (!made || readReply(made.step.exchange).kind !== 'success') return;
        await look(life, stage, made.name, 'before', 'before');
        const input = stage.bind(change.input as JsonObject);
        const own = { [resource.identifier.member]: made.name, ...input };
        const step = await stage.call('probe', change.operation, own, 'change');
        if (readReply(step.exchange).kind !== 'success') return;
        await stage.settle(made.name, resource.kind);
        await look(life, stage, made.name, 'after');
      },
      judge: (trace: Trace) => JUDGES[tail as keyof typeof JUDGES](life, change, trace),
    })),
  );
}

/** What the inputs of a kind's changes borrow. */
export function borrowedByChanges({ resource, spec }: Life): string[] {
  return (resource.changes ?? [])
    .filter(({ operation }) => operation === spec.name)
    .flatMap(({ input }) => borrowedBy(input as JsonObject));
}

function wayOf({ applied }: Change, index: number): string {
  const [first] = applied;
  return first ? first.shown.replaceAll('/', '-') : `change-${index}`;
}

const JUDGES = { applied, 'rest-unchanged': restUnchanged, 'identity-kept': identityKept };

function looks(
  life: Life,
  trace: Trace,
): { before: JsonObject; after: JsonObject } | { judgement: Judgement } {
  const change = helped(at(trace, 'change'));
  if (!change.ok) return { judgement: change.judgement };
  const name = askedAt(life, trace, 'create');
  const [before, after] = ['before', 'after'].map((label) => {
    const step = at(trace, label);
    return step && thingIn(life.resource, readReply(step.exchange), name);
  });
  if (!before || !after) {
    return { judgement: inconclusive({ code: 'never-seen', what: 'success' }) };
  }
  return { before, after };
}

function applied(life: Life, change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  const input = at(trace, 'change')?.input ?? {};
  for (const { given, shown, as, by } of change.applied) {
    if (by !== undefined) continue;
    const asked = valueAt(input, given);
    const value = valueAt(seen.after, shown);
    if (asked === undefined || isLike(asked, value, as)) continue;
    return broken(
      { code: 'equal', value: asked },
      value === undefined
        ? { code: 'member-absent', at: shown }
        : { code: 'value', at: shown, value },
    );
  }
  return HOLDS;
}

function restUnchanged(life: Life, change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  const varies = [...(life.resource.varies ?? []), ...change.applied.map(({ shown }) => shown)];
  const difference = differenceBeside(seen.before, seen.after, varies);
  return difference ? broken({ code: 'unchanged' }, { code: 'changed', ...difference }) : HOLDS;
}

function identityKept(life: Life, _change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  const { before, after } = seen;
  for (const member of [life.resource.identifier.at, 'ARN']) {
    const [own, now] = [before[member] ?? null, after[member] ?? null];
    if (own === now) continue;
    return broken({ code: 'equal', value: own }, { code: 'value', at: member, value: now });
  }
  return nameOf(life.resource, after) === undefined
    ? inconclusive({ code: 'never-present', at: life.resource.identifier.at })
    : HOLDS;
}
