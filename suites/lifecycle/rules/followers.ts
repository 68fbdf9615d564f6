import fc from 'fast-check';
import type { Change, Resource } from '../../../specs/resource.ts';
import { readInput } from '../../arrange/things.ts';
import { helped, hindrance } from '../../judge/helpers.ts';
import { valueAt } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Reply } from '../../model/reply.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { askedAt, at, type Life, lifeOf, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';

/** What a change names follows it; what is deleted leaves what names it. */
export function followerScripts(life: Life): Script[] {
  return [...changedReferences(life), ...leavingScripts(life)];
}

/** The names at a path below a thing that an answer shows. */
function namesIn(target: Resource, reply: Reply, name: string, path: string): string[] | undefined {
  const thing = thingIn(target, reply, name);
  if (!thing) return undefined;
  const list = valueAt(thing, path) ?? [];
  return (Array.isArray(list) ? list : [list]).map((own) => String(own).toLowerCase());
}

/** Looks at a thing until a list of it holds a name, or does not. */
async function lookFor(
  target: Resource,
  stage: Stage,
  name: string,
  path: string,
  wanted: string,
  present: boolean,
): Promise<void> {
  const shows = (reply: Reply) =>
    namesIn(target, reply, name, path)?.includes(wanted.toLowerCase()) === present;
  const input = readInput(target, name);
  await stage.look('after', target.kind, target.operations.read, input, shows, 'followed');
}

function follows(target: Resource, path: string, wanted: string, present: boolean, trace: Trace) {
  const step = at(trace, 'followed');
  const read = helped(step);
  if (!read.ok) return read.judgement;
  const name = String(step?.input?.[target.identifier.member] ?? '');
  const names = step && namesIn(target, readReply(step.exchange), name, path);
  if (!names) return inconclusive({ code: 'never-seen', what: 'success' });
  if (names.includes(wanted.toLowerCase()) === present) return HOLDS;
  const expected = { code: present ? 'present' : 'absent', name: wanted } as const;
  return broken(expected, { code: 'value', at: path, value: names });
}

function changedReferences(life: Life): Script[] {
  const { resource, resources, spec } = life;
  const changes = (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
  const targets = Object.values(resources).flatMap((target) =>
    (target.backReferences ?? [])
      .filter(({ kind }) => kind === resource.kind)
      .map(({ at: path }) => ({ target, path })),
  );
  return targets.flatMap(({ target, path }) =>
    changes.flatMap((change, index): Script[] => {
      const member = namingMember(change, resource, target.kind);
      if (member === undefined) return [];
      const isTaken = change.applied.some(({ as }) => as === 'none');
      return [
        {
          id: `back-references/${target.kind}/${path.replace(/\[[^\]]*\]/g, '')}#${member}-${index}`,
          draws: fc.constant<Json>({}),
          weight: 0.2,
          async act(_draw, stage) {
            const made = await make(life, stage, stage.bind);
            if (!made || readReply(made.step.exchange).kind !== 'success') return;
            const input = stage.bind(change.input as JsonObject);
            const own = { [resource.identifier.member]: made.name, ...input };
            const step = await stage.call('probe', change.operation, own, 'change');
            if (readReply(step.exchange).kind !== 'success') return;
            await stage.settle(made.name, resource.kind);
            const named = nameIn(input, member);
            await lookFor(target, stage, named, path, made.name, !isTaken);
          },
          judge(trace): Judgement {
            const hindered = hindrance([at(trace, 'create'), at(trace, 'change')]);
            return (
              hindered ?? follows(target, path, askedAt(life, trace, 'create'), !isTaken, trace)
            );
          },
        },
      ];
    }),
  );
}

function namingMember({ input }: Change, { refers }: Resource, kind: string): string | undefined {
  return Object.keys(input).find(
    (member) => (refers[member] ?? refers[`${member}[]`])?.kind === kind,
  );
}

function nameIn(input: JsonObject, member: string): string {
  const value = input[member];
  return String(Array.isArray(value) ? value[0] : value);
}

/** What names a deleted thing does not name it any more. */
function leavingScripts(life: Life): Script[] {
  const { resource, resources, spec, tagging } = life;
  return Object.values(resources).flatMap((other) =>
    Object.entries(other.refers).flatMap(([place, { kind, leaves }]): Script[] => {
      if (kind !== resource.kind || leaves === undefined) return [];
      const holder = lifeOf(spec, other, resources, tagging);
      const member = place.replace('[]', '');
      return [
        {
          id: `lifecycle/leaves/${other.kind}#named`,
          draws: fc.constant<Json>({}),
          weight: 0.2,
          alive: 2,
          async act(_draw, stage) {
            const made = await make(life, stage, stage.bind);
            if (!made) return;
            const more: JsonObject = { [member]: place.endsWith('[]') ? [made.name] : made.name };
            const held = await make(holder, stage, stage.bind, { label: 'holder', more });
            if (!held || readReply(held.step.exchange).kind !== 'success') return;
            const input = { [resource.identifier.member]: made.name };
            const step = await stage.call('probe', spec.name, input, 'delete');
            if (readReply(step.exchange).kind !== 'success') return;
            await stage.vanish(resource.kind, made.name);
            await lookFor(other, stage, held.name, leaves, made.name, false);
          },
          judge(trace): Judgement {
            const helpers = ['create', 'holder', 'delete'].map((label) => at(trace, label));
            const wanted = askedAt(life, trace, 'create');
            return hindrance(helpers) ?? follows(other, leaves, wanted, false, trace);
          },
        },
      ];
    }),
  );
}
