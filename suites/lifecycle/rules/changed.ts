import fc from 'fast-check';
import type { Change, Echo } from '../../../specs/resource.ts';
import { nameOf } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside, isLike, valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/aws-json/read.ts';
import { borrowedBy } from '../context.ts';
import type { Stage } from '../experiment.ts';
import { askedAt, at, type Life, look, type Made, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';
import { bodyBy, readBy, shownBy } from './by-lists.ts';
import { listPages } from './pages.ts';

/** What a change is asked to change is changed, and nothing else is. */
export function changedScripts(life: Life): Script[] {
  const changes = changesOf(life);
  return [
    ...changes.flatMap((change, index) =>
      Object.entries(JUDGES).map(([tail, judge]) => ({
        id: `lifecycle/${tail}#${wayOf(change, index)}`,
        draws: fc.constant<Json>({}),
        weight: 0.2,
        alive: tail === 'others-untouched' ? 2 : 1,
        act: (_draw: JsonObject, stage: Stage) => act(life, [change], tail, stage),
        judge: (trace: Trace) => judge(life, change, trace),
      })),
    ),
    ...(changes.length > 1 ? [addUp(life, changes)] : []),
  ];
}

/** What the inputs of a kind's changes borrow. */
export function borrowedByChanges({ resource, spec }: Life): string[] {
  return (resource.changes ?? [])
    .filter(({ operation }) => operation === spec.name)
    .flatMap(({ input }) => borrowedBy(input as JsonObject));
}

function changesOf({ resource, spec }: Life): Change[] {
  return (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
}

/** Makes a thing, looks, changes it, waits until it is at rest, and looks again. */
async function act(life: Life, changes: Change[], tail: string, stage: Stage): Promise<void> {
  const { resource } = life;
  const isOther = tail === 'others-untouched';
  const other = isOther ? await make(life, stage, stage.scope(), { label: 'other' }) : undefined;
  const made = await make(life, stage, stage.bind);
  if (!made || readReply(made.step.exchange).kind !== 'success') return;
  const seen = other ?? made;
  await lookAt(life, changes, seen, 'before', stage);
  for (const change of changes) {
    const input = stage.bind(change.input as JsonObject);
    const own = { [resource.identifier.member]: made.name, ...input };
    const step = await stage.call('probe', change.operation, own, 'change');
    if (readReply(step.exchange).kind !== 'success') return;
    await stage.settle(made.name, resource.kind);
  }
  await lookAt(life, changes, seen, 'after', stage);
  if (tail !== 'list-agrees') return;
  await stage.catchUp();
  await listPages(life, stage, 'list');
}

async function lookAt(
  life: Life,
  changes: Change[],
  { name }: Made,
  label: 'before' | 'after',
  stage: Stage,
): Promise<void> {
  await look(life, stage, name, label, label);
  for (const operation of new Set(changes.flatMap(shownBy))) {
    await readBy(life, stage, operation, name, label);
  }
}

/** Several changes, one after the other: the last word on each member holds. */
function addUp(life: Life, changes: Change[]): Script {
  return {
    id: 'lifecycle/add-up#in-a-row',
    draws: fc.constant<Json>({}),
    weight: 0.2,
    act: (_draw, stage) => act(life, changes, 'add-up', stage),
    judge(trace) {
      const sent = trace.filter(({ label }) => label === 'change');
      for (const [index, change] of changes.entries()) {
        const later = changes.slice(index + 1).flatMap(({ applied }) => applied);
        const holds = change.applied.filter(
          ({ given, shown }) => !later.some((own) => own.given === given && own.shown === shown),
        );
        const judgement = applied(
          life,
          { ...change, applied: holds },
          trace,
          sent[index]?.input ?? {},
        );
        if (judgement.outcome !== 'holds') return judgement;
      }
      return HOLDS;
    },
  };
}

function wayOf({ applied: all }: Change, index: number): string {
  const [first] = all;
  const path = first?.shown.replaceAll(/\[[^\]]*\]/g, '').replaceAll('/', '-');
  return path === undefined ? `change-${index}` : `${path}-${index}`;
}

const JUDGES: Record<string, (life: Life, change: Change, trace: Trace) => Judgement> = {
  applied,
  'rest-unchanged': restUnchanged,
  'identity-kept': identityKept,
  'list-agrees': listAgrees,
  'others-untouched': othersUntouched,
};

function looks(
  life: Life,
  trace: Trace,
  made = 'create',
): { before: JsonObject; after: JsonObject } | { judgement: Judgement } {
  for (const step of trace.filter(({ label }) => label === 'change' || label === made)) {
    const own = helped(step);
    if (!own.ok) return { judgement: own.judgement };
  }
  const change = helped(at(trace, 'change'));
  if (!change.ok) return { judgement: change.judgement };
  const name = askedAt(life, trace, made);
  const [before, after] = ['before', 'after'].map((label) => {
    const step = at(trace, label);
    return step && thingIn(life.resource, readReply(step.exchange), name);
  });
  if (!before || !after) {
    return { judgement: inconclusive({ code: 'never-seen', what: 'success' }) };
  }
  return { before, after };
}

function applied(
  life: Life,
  change: Change,
  trace: Trace,
  input = at(trace, 'change')?.input ?? {},
): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  for (const echo of change.applied) {
    const shown = echo.by === undefined ? { body: seen.after } : bodyBy(trace, echo.by, 'after');
    if ('judgement' in shown) return shown.judgement;
    const difference = missed(echo, input, shown.body);
    if (difference) return difference;
  }
  return HOLDS;
}

function missed({ given, shown, as }: Echo, input: JsonObject, body: JsonObject) {
  const asked = valueAt(input, given);
  const value = valueAt(body, shown);
  if (asked === undefined || isLike(asked, value, as)) return undefined;
  return broken(
    { code: 'equal', value: asked },
    value === undefined
      ? { code: 'member-absent', at: shown }
      : { code: 'value', at: shown, value },
  );
}

function restUnchanged(life: Life, change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  const own = change.applied.filter(({ by }) => by === undefined).map(({ shown }) => shown);
  const varies = [...(life.resource.varies ?? []), ...own];
  const difference = differenceBeside(seen.before, seen.after, varies);
  if (difference) return broken({ code: 'unchanged' }, { code: 'changed', ...difference });
  for (const operation of shownBy(change)) {
    const [before, after] = ['before', 'after'].map((label) => bodyBy(trace, operation, label));
    if (!before || !after) continue;
    if ('judgement' in before) return before.judgement;
    if ('judgement' in after) return after.judgement;
    const paths = change.applied.filter(({ by }) => by === operation).map(({ shown }) => shown);
    const other = differenceOfLists(before.body, after.body, paths);
    if (other) return broken({ code: 'unchanged' }, { code: 'changed', ...other });
  }
  return HOLDS;
}

/** Where two lists differ beside the items that were to change: those of `Parameters[Name=x]/Value`. */
function differenceOfLists(before: JsonObject, after: JsonObject, paths: string[]) {
  for (const path of paths) {
    const [, list = '', key = ''] = /^([^[]+)\[([^=]+)=/.exec(path) ?? [];
    const items = (body: JsonObject) => {
      const all = body[list];
      const own = (Array.isArray(all) ? all : []) as JsonObject[];
      const isChanged = (item: JsonObject) =>
        paths.some((other) => other.startsWith(`${list}[${key}=${String(item[key])}]`));
      return Object.fromEntries(
        own.filter((item) => !isChanged(item)).map((item) => [String(item[key]), item]),
      );
    };
    const difference = differenceBeside(items(before), items(after), []);
    if (difference) return difference;
  }
  return undefined;
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

function listAgrees(life: Life, _change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace);
  if ('judgement' in seen) return seen.judgement;
  const name = askedAt(life, trace, 'create');
  const listed = trace
    .filter((step) => step.label === 'list')
    .map((step) => thingIn(life.resource, readReply(step.exchange), name))
    .find((own) => own !== undefined);
  if (!listed) return inconclusive({ code: 'never-seen', what: 'success' });
  // A list may leave out what only a read by name shows.
  const shown = Object.fromEntries(
    Object.keys(listed).map((member) => [member, seen.after[member] ?? listed[member] ?? null]),
  );
  const difference = differenceBeside(shown, listed, life.resource.varies ?? []);
  return difference
    ? broken(
        { code: 'equal', value: difference.before },
        { code: 'value', at: difference.at, value: difference.after },
      )
    : HOLDS;
}

function othersUntouched(life: Life, _change: Change, trace: Trace): Judgement {
  const seen = looks(life, trace, 'other');
  if ('judgement' in seen) return seen.judgement;
  const difference = differenceBeside(seen.before, seen.after, life.resource.varies ?? []);
  return difference ? broken({ code: 'unchanged' }, { code: 'changed', ...difference }) : HOLDS;
}
