import fc from 'fast-check';
import { text } from '../../generate/characters.ts';
import { distinct } from '../../generate/distinct.ts';
import { helped, hindrance } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Reply } from '../../model/reply.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { at, type Life, look, make, replyAt, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';
import { sameTags, type TagMap, tagMap, tagsShown } from './tag-map.ts';

/** A text without blanks at its ends: nothing says whether a service keeps those. */
const word = text(1, 12).filter((own) => own === own.trim() && !/^(aws|memorydb):/i.test(own));

/** Tags, each key once. */
export const tagLists = (minLength: number, maxLength: number): fc.Arbitrary<JsonObject[]> =>
  fc
    .array(fc.record({ Key: word, Value: word }, { noNullPrototype: true }), {
      minLength,
      maxLength,
    })
    .map((list) => distinct(list, 'Key') as JsonObject[])
    .filter((list) => list.length >= minLength);

/** What the operations on tags do to the tags of a kind. */
export function taggedScripts(life: Life): Script[] {
  const { spec, tagging } = life;
  if (spec.name === tagging.list) return [none(life), own(life), afterDelete(life)];
  if (spec.name === tagging.add) {
    const draws = fc
      .tuple(tagLists(2, 5), fc.integer({ min: 1, max: 4 }))
      .map(([list, count]) => ({ given: list.slice(count), sent: list.slice(0, count) }));
    const again = fc
      .tuple(tagLists(1, 4), word)
      .filter(([[first], value]) => first?.['Value'] !== value)
      .map(([list, value]) => ({ given: list, sent: [{ ...list[0], Value: value }] }));
    return [
      ...changedTags(life, 'added', draws as fc.Arbitrary<Json>),
      ...changedTags(life, 'replaced', again as fc.Arbitrary<Json>),
      afterDelete(life),
    ];
  }
  const draws = fc.tuple(tagLists(2, 4), fc.integer({ min: 1, max: 4 })).map(([list, count]) => ({
    given: list,
    sent: list.slice(0, count).map((tag) => tag['Key']),
  }));
  return [...changedTags(life, 'removed', draws as fc.Arbitrary<Json>), afterDelete(life)];
}

function script(life: Life, tail: string, draws: fc.Arbitrary<Json>, rest: Rest): Script {
  return {
    id: `tags/${life.resource.kind}/${tail}`,
    draws,
    weight: 0.8,
    alive: 2,
    givesAnswers: true,
    ...rest,
  };
}

type Rest = Pick<Script, 'act' | 'judge'>;

/** A thing with tags, a call that changes them, and what is then listed. */
function changedTags(life: Life, tail: string, draws: fc.Arbitrary<Json>): Script[] {
  const { spec, tagging } = life;
  const member = spec.name === tagging.add ? tagging.tags : tagging.keys;
  const act = async (draw: JsonObject, stage: Stage) => {
    const arn = await tagged(life, stage, draw['given'] as JsonObject[]);
    if (arn === undefined) return;
    const input = { [tagging.arn]: arn, [member]: draw['sent'] ?? [] };
    const step = await stage.call('probe', spec.name, input, 'change');
    if (readReply(step.exchange).kind !== 'success') return;
    await lookAtTags(life, stage, arn, wantedOf(life, stage.trace), 'tags');
  };
  const answered = script(life, `answered#${tail}`, draws, {
    act,
    judge: (trace) => isShown(life, trace, 'change', ['create', 'change']),
  });
  return [
    script(life, `${tail}#any`, draws, {
      act,
      judge: (trace) => isShown(life, trace, 'tags', ['create', 'change']),
    }),
    ...(tail === 'replaced' ? [] : [answered]),
  ];
}

/** A thing that was made without tags. */
function none(life: Life): Script {
  return script(life, 'none#made', fc.constant<Json>({}), {
    async act(_draw, stage) {
      const arn = await tagged(life, stage, []);
      if (arn !== undefined) await lookAtTags(life, stage, arn, {}, 'tags');
    },
    judge(trace) {
      const reply = replyAt(trace, 'tags');
      const shown = reply?.kind === 'success' ? reply.body[life.tagging.shown] : [];
      if (!Array.isArray(shown)) {
        return broken(
          { code: 'tags', tags: {} },
          { code: 'member-absent', at: life.tagging.shown },
        );
      }
      return isShown(life, trace, 'tags', ['create']);
    },
  });
}

/** Two things of a kind, with tags of their own. */
function own(life: Life): Script {
  const draws = fc.tuple(tagLists(1, 3), tagLists(1, 3)).map(([a, b]) => ({ given: a, others: b }));
  return script(life, 'own#two-made', draws as fc.Arbitrary<Json>, {
    async act(draw, stage) {
      const more = { [life.tagging.tags]: draw['others'] ?? [] };
      await make(life, stage, stage.scope(), { label: 'other', more });
      const arn = await tagged(life, stage, draw['given'] as JsonObject[]);
      if (arn === undefined) return;
      await lookAtTags(life, stage, arn, wantedOf(life, stage.trace), 'tags');
    },
    judge: (trace) => isShown(life, trace, 'tags', ['create', 'other']),
  });
}

/** The call of a thing that was deleted, by the ARN that it had. */
function afterDelete(life: Life): Script {
  const { resource, spec, tagging } = life;
  const tags = [{ Key: 'before', Value: 'before' }];
  return script(life, 'after-delete#deleted', fc.constant<Json>({}), {
    async act(_draw, stage) {
      const arn = await tagged(life, stage, tags);
      const name = String(at(stage.trace, 'read')?.input?.[resource.identifier.member] ?? '');
      if (arn === undefined) return;
      const input = { ...calledDelete(life, stage), [resource.identifier.member]: name };
      await stage.call('arrange', resource.operations.delete ?? '', input, 'delete');
      await stage.vanish(resource.kind, name);
      const more =
        spec.name === tagging.add
          ? { [tagging.tags]: tags }
          : spec.name === tagging.remove
            ? { [tagging.keys]: ['before'] }
            : {};
      await stage.call('probe', spec.name, { [tagging.arn]: arn, ...more }, 'again');
    },
    judge(trace) {
      const hindered = hindrance([at(trace, 'create'), at(trace, 'delete')]);
      if (hindered) return hindered;
      const again = replyAt(trace, 'again');
      if (!again) return inconclusive({ code: 'interrupted' });
      const types = [resource.faults.missing ?? ''];
      if (again.kind === 'fault' && types.includes(again.type)) return HOLDS;
      return broken({ code: 'fault', types }, { code: 'reply', reply: summary(again) });
    },
  });
}

function calledDelete({ resource }: Life, stage: Stage): JsonObject {
  return stage.bind((resource.calls[resource.operations.delete ?? ''] ?? {}) as JsonObject);
}

/** Makes a thing with tags; its ARN, as a read shows it. */
async function tagged(life: Life, stage: Stage, given: JsonObject[]): Promise<string | undefined> {
  const more: JsonObject = given.length > 0 ? { [life.tagging.tags]: given } : {};
  const made = await make(life, stage, stage.bind, { more });
  if (!made || readReply(made.step.exchange).kind !== 'success') return undefined;
  const step = await look(life, stage, made.name, 'read', 'before');
  const arn = thingIn(life.resource, readReply(step.exchange), made.name)?.['ARN'];
  return typeof arn === 'string' ? arn : undefined;
}

/** Lists tags until they are as they must be, or patience ends. */
async function lookAtTags(
  { resource, tagging }: Life,
  stage: Stage,
  arn: string,
  wanted: TagMap,
  label: string,
): Promise<void> {
  const shows = (reply: Reply) =>
    reply.kind === 'success' && sameTags(tagsShown(reply.body, tagging.shown).tags, wanted);
  await stage.look('after', resource.kind, tagging.list, { [tagging.arn]: arn }, shows, label);
}

/** The tags that a thing must have, by what was sent: given at its creation, then changed. */
function wantedOf({ tagging }: Life, trace: Trace): TagMap {
  const wanted = tagMap(at(trace, 'create')?.input?.[tagging.tags]);
  const change = at(trace, 'change')?.input ?? {};
  Object.assign(wanted, tagMap(change[tagging.tags]));
  const keys = change[tagging.keys];
  for (const key of Array.isArray(keys) ? keys : []) delete wanted[String(key)];
  return wanted;
}

function isShown(life: Life, trace: Trace, label: string, helpers: string[]): Judgement {
  const hindered = hindrance(helpers.map((own) => at(trace, own)));
  if (hindered) return hindered;
  if (!at(trace, label)) return inconclusive({ code: 'never-present', at: 'ARN' });
  const step = helped(at(trace, label));
  if (!step.ok) return step.judgement;
  const wanted = wantedOf(life, trace);
  const { tags, repeated } = tagsShown(step.body, life.tagging.shown);
  return sameTags(tags, wanted) && repeated === 0
    ? HOLDS
    : broken(
        { code: 'tags', tags: wanted },
        { code: 'value', at: life.tagging.shown, value: step.body[life.tagging.shown] ?? null },
      );
}
