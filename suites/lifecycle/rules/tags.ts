import fc from 'fast-check';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Reply } from '../../model/reply.ts';
import type { Trace } from '../../model/trace.ts';
import { listIn } from '../../protocol/listed.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { at, type Life, look, make, thingIn } from '../life.ts';
import type { Script } from '../scripted.ts';
import { sameTags, type TagMap, tagMap, tagsShown } from './tag-map.ts';
import { tagLists } from './tagged.ts';

/** The tags of a creation are the tags of what was made. */
export function givenTagsScripts(life: Life): Script[] {
  return [
    {
      id: 'tags/given#any',
      draws: tagLists(1, 4).map((list): Json => ({ tags: list })),
      weight: 0.6,
      async act(draw, stage) {
        const more = { [life.tagging.tags]: draw['tags'] ?? [] };
        const made = await make(life, stage, stage.bind, { role: 'probe', more });
        if (made) await listTags(life, stage, made.name, draw['tags'] ?? [], 'tags');
      },
      judge: (trace) => givenTags(life, trace),
    },
  ];
}

/** Tags of a deleted thing do not come back on a new one of its name. */
export function goneTagsScripts(life: Life): Script[] {
  const { resource, spec, tagging } = life;
  const old = [{ Key: 'before', Value: 'before' }];
  return [
    {
      id: 'tags/gone#made-again',
      draws: fc.constant<Json>({}),
      weight: 0.2,
      async act(_draw, stage) {
        const made = await make(life, stage, stage.bind, { more: { [tagging.tags]: old } });
        if (!made || readReply(made.step.exchange).kind !== 'success') return;
        const input = { [resource.identifier.member]: made.name };
        await stage.call('probe', spec.name, input, 'delete');
        await stage.vanish(resource.kind, made.name);
        const again = await make(life, stage, stage.bind, { label: 'again' });
        if (again) await listTags(life, stage, made.name, [], 'tags');
      },
      judge: (trace) => tagsGone(life, trace),
    },
  ];
}

/** A change of a thing leaves its tags alone. */
export function keptTagsScripts(life: Life): Script[] {
  const { resource, spec, tagging } = life;
  const given = [
    { Key: 'kept', Value: 'as it was' },
    { Key: 'and', Value: 'this too' },
  ];
  const changes = (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
  return changes.map((change, index) => ({
    id: `tags/kept#change-${index}`,
    draws: fc.constant<Json>({}),
    weight: 0.2,
    async act(_draw, stage) {
      const made = await make(life, stage, stage.bind, { more: { [tagging.tags]: given } });
      if (!made || readReply(made.step.exchange).kind !== 'success') return;
      const input = stage.bind(change.input as JsonObject);
      const own = { [resource.identifier.member]: made.name, ...input };
      const step = await stage.call('probe', spec.name, own, 'change');
      if (readReply(step.exchange).kind !== 'success') return;
      await stage.settle(made.name, resource.kind);
      await listTags(life, stage, made.name, given, 'tags');
    },
    judge: (trace) => givenTags(life, trace, ['create', 'change']),
  }));
}

async function listTags(
  life: Life,
  stage: Stage,
  name: string,
  wanted: Json,
  label: string,
): Promise<void> {
  const { resource, tagging } = life;
  const step = await look(life, stage, name, 'read');
  const arn = thingIn(resource, readReply(step.exchange), name)?.['ARN'];
  if (typeof arn !== 'string') return;
  const keys = (Array.isArray(wanted) ? wanted : []).map((tag) => (tag as JsonObject)['Key']);
  const shows = (reply: Reply) => {
    const shown = reply.kind === 'success' ? listIn(reply.body, tagging.shown) : [];
    return keys.every((key) => shown.some((tag) => tag['Key'] === key));
  };
  await stage.look('after', resource.kind, tagging.list, { [tagging.arn]: arn }, shows, label);
}

function shownTags(
  life: Life,
  trace: Trace,
  made: string[],
): { tags: TagMap } | { judgement: Judgement } {
  for (const label of made) {
    const own = helped(at(trace, label));
    if (!own.ok) return { judgement: own.judgement };
  }
  const step = at(trace, 'tags');
  if (!step) return { judgement: inconclusive({ code: 'never-present', at: 'ARN' }) };
  const list = helped(step);
  if (!list.ok) return { judgement: list.judgement };
  return { tags: tagsShown(list.body, life.tagging.shown).tags };
}

function givenTags(life: Life, trace: Trace, helpers = ['create']): Judgement {
  const shown = shownTags(life, trace, helpers);
  if ('judgement' in shown) return shown.judgement;
  const given = at(trace, 'create')?.input?.[life.tagging.tags];
  const wanted = tagMap(given);
  return sameTags(wanted, shown.tags)
    ? HOLDS
    : broken(
        { code: 'tags', tags: wanted },
        { code: 'value', at: life.tagging.shown, value: shown.tags },
      );
}

function tagsGone(life: Life, trace: Trace): Judgement {
  const shown = shownTags(life, trace, ['create', 'delete', 'again']);
  if ('judgement' in shown) return shown.judgement;
  return 'before' in shown.tags
    ? broken(
        { code: 'tags', tags: {} },
        { code: 'value', at: life.tagging.shown, value: shown.tags },
      )
    : HOLDS;
}
