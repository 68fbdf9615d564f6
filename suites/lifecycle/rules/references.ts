import fc from 'fast-check';
import type { Resource } from '../../../specs/resource.ts';
import { readInput } from '../../arrange/things.ts';
import { compared } from '../../generate/pairs.ts';
import { helped } from '../../judge/helpers.ts';
import { valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Reply } from '../../model/reply.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { CaseContext } from '../context.ts';
import type { Experiment, Stage } from '../experiment.ts';
import { askedAt, at, type Life, lifeOf, make, replyAt, thingIn } from '../life.ts';
import { rejection } from '../pair-experiment.ts';
import type { Script } from '../scripted.ts';

/** What a creation names and is not there is refused with the fault of its kind. */
export function missingReferences(context: CaseContext): Experiment[] {
  const { resource, spec, plain, domain } = context;
  return Object.entries(resource.refers).flatMap(([place, { kind, missing }]) => {
    const member = place.replace('[]', '');
    if (!missing || !(member in plain)) return [];
    const gone: Json = place.endsWith('[]') ? [`{no ${kind}}`] : `{no ${kind}}`;
    const pairs = compared(
      spec.request,
      [member],
      fc.constant(gone),
      plain[member] ?? null,
      domain,
    );
    return [
      rejection(context, `${spec.name}/refers/${member}/missing`, 'no-such-thing', pairs, missing),
    ];
  });
}

/** A thing that another one names is not deleted. */
export function inUseScripts(life: Life): Script[] {
  const { resource, resources, spec } = life;
  return Object.values(resources).flatMap((other) =>
    Object.entries(other.refers).flatMap(([place, { kind, inUse }]): Script[] => {
      if (kind !== resource.kind || !inUse || other.kind === resource.kind) return [];
      const holder = lifeOf(spec, other, resources, life.tagging);
      const member = place.replace('[]', '');
      return [
        {
          id: `lifecycle/in-use/${other.kind}#named`,
          draws: fc.constant<Json>({}),
          weight: 0.2,
          alive: 2,
          async act(_draw, stage) {
            const made = await make(life, stage, stage.bind);
            if (!made) return;
            const named: Json = place.endsWith('[]') ? [made.name] : made.name;
            const more = { [member]: named };
            const held = await make(holder, stage, stage.bind, { label: 'holder', more });
            if (!held || readReply(held.step.exchange).kind !== 'success') return;
            const input = { [resource.identifier.member]: made.name };
            await stage.call('probe', spec.name, input, 'delete');
          },
          judge: (trace) => isRefused(trace, inUse),
        },
      ];
    }),
  );
}

function isRefused(trace: Trace, types: string[]): Judgement {
  for (const label of ['create', 'holder']) {
    const own = helped(at(trace, label));
    if (!own.ok) return own.judgement;
  }
  const reply = replyAt(trace, 'delete');
  if (!reply) return inconclusive({ code: 'interrupted' });
  if (reply.kind === 'fault' && types.includes(reply.type)) return HOLDS;
  return broken({ code: 'fault', types }, { code: 'reply', reply: summary(reply) });
}

/** A thing lists those that name it, until they are deleted. */
export function backReferenceScripts(life: Life): Script[] {
  const { resource, resources, spec } = life;
  return Object.values(resources).flatMap((target) =>
    (target.backReferences ?? [])
      .filter(({ kind }) => kind === resource.kind)
      .map(({ at: path, member }): Script => {
        const named = lifeOf(spec, target, resources, life.tagging);
        const isList = member.endsWith('[]');
        const name = member.replace('[]', '');
        return {
          id: `back-references/${target.kind}/${path.replace(/\[[^\]]*\]/g, '')}#made-and-deleted`,
          draws: fc.constant<Json>({}),
          weight: 0.2,
          alive: 2,
          async act(_draw, stage) {
            const own = await make(named, stage, stage.bind, { label: 'named' });
            if (!own) return;
            const more: JsonObject = { [name]: isList ? [own.name] : own.name };
            const made = await make(life, stage, stage.bind, { more });
            if (!made || readReply(made.step.exchange).kind !== 'success') return;
            await lookFor(named.resource, stage, own.name, path, made.name, true);
            const input = { [resource.identifier.member]: made.name };
            await stage.call('arrange', resource.operations.delete ?? '', input, 'delete');
            await stage.vanish(resource.kind, made.name);
            await lookFor(named.resource, stage, own.name, path, made.name, false);
          },
          judge: (trace) => isListedBack(target, path, trace, life),
        };
      }),
  );
}

/** Reads the thing that is named until it lists, or no more lists, the one that names it. */
async function lookFor(
  target: Resource,
  stage: Stage,
  name: string,
  path: string,
  wanted: string,
  present: boolean,
): Promise<void> {
  const shows = (reply: Reply) => namesIn(target, reply, name, path).includes(wanted) === present;
  const input = readInput(target, name);
  const label = present ? 'listed' : 'unlisted';
  await stage.look('after', target.kind, target.operations.read, input, shows, label);
}

function namesIn(target: Resource, reply: Reply, name: string, path: string): string[] {
  const thing = thingIn(target, reply, name);
  const list = thing && valueAt(thing, path);
  return Array.isArray(list) ? list.map((own) => String(own).toLowerCase()) : [];
}

function isListedBack(target: Resource, path: string, trace: Trace, life: Life): Judgement {
  for (const label of ['named', 'create']) {
    const own = helped(at(trace, label));
    if (!own.ok) return own.judgement;
  }
  const wanted = askedAt(life, trace, 'create').toLowerCase();
  for (const [label, present] of [
    ['listed', true],
    ['unlisted', false],
  ] as const) {
    const step = at(trace, label);
    const read = helped(step);
    if (!read.ok || !step) {
      return read.ok ? inconclusive({ code: 'interrupted' }) : read.judgement;
    }
    const name = String(step.input?.[target.identifier.member] ?? '');
    const names = namesIn(target, readReply(step.exchange), name, path);
    if (names.includes(wanted) === present) continue;
    const expected = { code: present ? 'present' : 'absent', name: wanted } as const;
    return broken(expected, { code: 'value', at: path, value: names });
  }
  return HOLDS;
}
