import fc from 'fast-check';
import type { Echo } from '../../../specs/resource.ts';
import { nameOf, sameName, statusOf } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside, isLike, valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Known, Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { askedAt, at, type Life, look, type Made, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';
import { listPages, namesListed, repeatedIn } from './pages.ts';

const ONCE = fc.constant<Json>({});

/** What was made can be read, stands in the list, and shows what was asked for. */
export function createdScripts(life: Life): Script[] {
  const { resource } = life;
  const script = (
    tail: string,
    act: (stage: Stage, made: Made) => Promise<void>,
    judge: (trace: Trace, known: Known) => Judgement,
    members: JsonObject = {},
  ): Script => ({
    id: `lifecycle/${tail}#made`,
    draws: ONCE,
    weight: 0.4,
    async act(_draw, stage) {
      const made = await make(life, stage, stage.bind, {
        role: 'probe',
        settled: false,
        more: members,
      });
      if (made && readReply(made.step.exchange).kind === 'success') await act(stage, made);
    },
    judge: (trace, known) => {
      const create = helped(at(trace, 'create'));
      return create.ok ? judge(trace, known) : create.judgement;
    },
  });
  const readBack = async (stage: Stage, { name }: Made) => {
    await look(life, stage, name, 'read');
  };
  const scripts = [
    script('readable', readBack, (trace) => isShown(life, trace, 'read')),
    script(
      'listed-once',
      async (stage) => {
        await stage.catchUp();
        await listPages(life, stage, 'list');
      },
      (trace) => listedOnce(life, trace),
    ),
    script(
      'reads-agree',
      async (stage, { name }) => {
        await stage.settle(name, resource.kind);
        await look(life, stage, name, 'read');
        await listPages(life, stage, 'list');
      },
      (trace) => readsAgree(life, trace),
    ),
    ...(resource.echo ?? []).filter(isAsked(life)).map((echo) =>
      script(
        `echo/${echo.shown.replace(/\[[^\]]*\]/g, '')}`,
        async (stage, made) => {
          await stage.settle(made.name, resource.kind);
          await readBack(stage, made);
        },
        (trace) => echoed(life, trace, echo),
        echo.ask === undefined ? {} : { [echo.given]: echo.ask as Json },
      ),
    ),
  ];
  if (resource.arn !== undefined) {
    scripts.push(script('arn', readBack, (trace) => arnOf(life, trace)));
    scripts.push(
      script('arn-region', readBack, (trace, { region }) => arnOf(life, trace, region ?? null)),
    );
  }
  if (resource.status) {
    const settling = async (stage: Stage, { name }: Made) => {
      await stage.settle(name, resource.kind);
      await look(life, stage, name, 'read');
    };
    scripts.push(script('status', settling, (trace) => comesToRest(life, trace)));
  }
  return scripts;
}

/** True for what a creation asks for: in its plainest call, or with an ordinary value. */
function isAsked({ create }: Life): (echo: Echo) => boolean {
  return ({ given, ask }) => ask !== undefined || valueAt(create?.input ?? {}, given) !== undefined;
}

function shownAt({ resource, ...life }: Life, trace: Trace, label: string): JsonObject | undefined {
  const step = at(trace, label);
  const name = askedAt({ resource, ...life }, trace, 'create');
  return step && thingIn(resource, readReply(step.exchange), name);
}

/** A look shows the thing; broken where the call was answered and does not. */
export function isShown(life: Life, trace: Trace, label: string): Judgement {
  const step = at(trace, label);
  if (!step) return inconclusive({ code: 'interrupted' });
  if (shownAt(life, trace, label)) return HOLDS;
  const name = askedAt(life, trace, 'create');
  const reply = readReply(step.exchange);
  if (reply.kind === 'fault' && reply.type === life.resource.faults.missing) {
    return broken({ code: 'present', name }, { code: 'reply', reply: summary(reply) });
  }
  const own = helped(step);
  return own.ok
    ? broken({ code: 'present', name }, { code: 'listed', name, times: 0 })
    : own.judgement;
}

function listedOnce(life: Life, trace: Trace): Judgement {
  const names = namesListed(life, trace, 'list');
  if ('judgement' in names) return names.judgement;
  const name = askedAt(life, trace, 'create');
  const times = names.names.filter((own) => sameName(life.resource, own, name)).length;
  if (times !== 1) return broken({ code: 'listed-once', name }, { code: 'listed', name, times });
  const twice = repeatedIn(life, trace, 'list');
  return twice === undefined
    ? HOLDS
    : broken({ code: 'listed-once', name: twice }, { code: 'listed', name: twice, times: 2 });
}

/** The answer, the read and the list show the same, where two of them have a member. */
function readsAgree(life: Life, trace: Trace): Judgement {
  const { resource } = life;
  const read = shownAt(life, trace, 'read');
  if (!read) return inconclusive({ code: 'never-seen', what: 'success' });
  const name = askedAt(life, trace, 'create');
  const list = trace
    .filter((step) => step.label === 'list')
    .map((step) => thingIn(resource, readReply(step.exchange), name))
    .find((own) => own !== undefined);
  const answer = shownAt(life, trace, 'create');
  for (const other of [list, answer]) {
    if (!other) continue;
    const own = { ...other, [resource.identifier.at]: nameOf(resource, read) ?? null };
    const change = differenceBeside(own, commonTo(read, own), resource.varies ?? []);
    if (change) {
      return broken(
        { code: 'equal', value: change.after },
        { code: 'value', at: change.at, value: change.before },
      );
    }
  }
  return HOLDS;
}

/** Of the first object, what the second has too: an answer may leave a member out. */
function commonTo(own: JsonObject, other: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(other).map((name) => [name, own[name] ?? other[name] ?? null]),
  );
}

function echoed(life: Life, trace: Trace, { given, shown, as, readsOnly }: Echo): Judgement {
  const asked = valueAt(at(trace, 'create')?.input ?? {}, given);
  if (asked === undefined) return inconclusive({ code: 'never-seen', what: 'request' });
  for (const label of readsOnly ? ['read'] : ['read', 'create']) {
    const thing = shownAt(life, trace, label);
    if (!thing) continue;
    const value = valueAt(thing, shown);
    if (isLike(asked, value, as)) continue;
    // An answer may leave out what a read shows.
    if (value === undefined && label === 'create') continue;
    return broken(
      { code: 'equal', value: asked },
      value === undefined
        ? { code: 'member-absent', at: shown }
        : { code: 'value', at: shown, value },
    );
  }
  return shownAt(life, trace, 'read')
    ? HOLDS
    : inconclusive({ code: 'never-seen', what: 'success' });
}

/** @param region - the Region that must stand in it, null where it is not known; else any will do */
function arnOf(life: Life, trace: Trace, region?: string | null): Judgement {
  if (region === null) return inconclusive({ code: 'never-seen', what: 'request' });
  const thing = shownAt(life, trace, 'read') ?? shownAt(life, trace, 'create');
  const value = thing?.['ARN'];
  if (!thing || value === undefined) return inconclusive({ code: 'never-present', at: 'ARN' });
  const name = String(nameOf(life.resource, thing) ?? '');
  const named = (life.resource.arn ?? '').replace('{name}', name);
  const form = region === undefined ? named : named.replace('{region}', region);
  const pattern = form
    .split(/(\{\w+\})/)
    .map((part) => (/^\{/.test(part) ? '[^:]*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${pattern}$`, 'i').test(String(value))
    ? HOLDS
    : broken({ code: 'ends-in', value: form }, { code: 'value', at: 'ARN', value });
}

function comesToRest(life: Life, trace: Trace): Judgement {
  const { status } = life.resource;
  if (!status) return HOLDS;
  const words = [...status.moving, ...status.stable];
  for (const label of ['create', 'read']) {
    const thing = shownAt(life, trace, label);
    if (!thing) continue;
    const word = statusOf(life.resource, thing);
    const right = label === 'create' ? words : status.stable;
    if (right.includes(word)) continue;
    return broken({ code: 'one-of', values: right }, { code: 'value', at: status.at, value: word });
  }
  return HOLDS;
}
