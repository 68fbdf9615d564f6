import type { Change, Echo } from '../../../specs/resource.ts';
import { nameOf } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside, isLike, valueAt } from '../../judge/paths.ts';
import type { JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import { askedAt, at, type Life, thingIn } from '../life.ts';
import { bodyBy, shownBy } from './by-lists.ts';

/** What is said of one change, by the end of the clause's id. */
export const JUDGES: Record<string, (life: Life, change: Change, trace: Trace) => Judgement> = {
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
  for (const step of trace.filter(
    ({ label }) => label === 'change' || label === 'ready' || label === made,
  )) {
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

/** Each place shows what was asked for. */
export function applied(
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
    const difference =
      echo.as === 'restored'
        ? notRestored(life, echo, trace, shown.body)
        : missed(echo, input, shown.body);
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

/** The value of a new thing, and another one before the change. */
function notRestored(life: Life, { shown, by }: Echo, trace: Trace, body: JsonObject) {
  const name = askedAt(life, trace, 'create');
  const seenAt = (label: string) => {
    const own = by === undefined ? undefined : bodyBy(trace, by, label);
    if (own) return 'body' in own ? valueAt(own.body, shown) : undefined;
    const step = at(trace, label);
    const thing = step && thingIn(life.resource, readReply(step.exchange), name);
    return thing && valueAt(thing, shown);
  };
  const [first, before, after] = [seenAt('first'), seenAt('before'), valueAt(body, shown)];
  if (first === undefined || isLike(first, before)) {
    return inconclusive({ code: 'never-present', at: shown });
  }
  return isLike(first, after)
    ? undefined
    : broken({ code: 'equal', value: first }, { code: 'value', at: shown, value: after ?? null });
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
