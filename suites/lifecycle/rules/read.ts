import fc from 'fast-check';
import { listed, nameOf, sameName } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { askedAt, at, type Life, look, make, replyAt } from '../life.ts';
import type { Script } from '../scripted.ts';

const ONCE = fc.constant<Json>({});

/** A read by name shows one thing and no other. */
export function readScripts(life: Life): Script[] {
  return [
    {
      id: 'lifecycle/by-name#two-made',
      // Where reads are wrong nothing can be borrowed; what they answer is judged all the same.
      givesAnswers: true,
      draws: ONCE,
      weight: 0.2,
      alive: 2,
      async act(_draw, stage) {
        // Another one of the kind, so that a filter that does nothing shows.
        await make(life, stage, stage.scope(), { label: 'other' });
        const made = await make(life, stage, stage.bind);
        if (!made) return;
        await look(life, stage, made.name, 'read');
        await stage.call('after', life.resource.operations.list, {}, 'list');
      },
      judge: (trace) => byName(life, trace),
    },
  ];
}

function byName(life: Life, trace: Trace): Judgement {
  for (const label of ['other', 'create']) {
    const made = helped(at(trace, label));
    if (!made.ok) return made.judgement;
  }
  const read = helped(at(trace, 'read'));
  if (!read.ok) return read.judgement;
  const name = askedAt(life, trace, 'create');
  const foreign = listed(life.resource, read.body)
    .map((thing) => nameOf(life.resource, thing) ?? null)
    .find((own) => !sameName(life.resource, own, name));
  return foreign === undefined
    ? HOLDS
    : broken(
        { code: 'equal-ignoring-case', value: name },
        { code: 'value', at: life.resource.identifier.at, value: foreign },
      );
}

/** A call of a thing that was deleted is refused as of one that never was. */
export function afterDeleteScripts(life: Life): Script[] {
  const { resource, spec } = life;
  const call = resource.calls[spec.name];
  if (!call || resource.operations.delete === undefined) return [];
  return [
    {
      id: 'lifecycle/after-delete#deleted',
      draws: ONCE,
      weight: 0.2,
      async act(_draw, stage) {
        const made = await make(life, stage, stage.bind);
        if (!made) return;
        const input = { [resource.identifier.member]: made.name };
        await stage.call('arrange', resource.operations.delete ?? '', input, 'delete');
        await stage.vanish(resource.kind, made.name);
        const own = { ...stage.bind(call as JsonObject), ...input };
        await stage.call('probe', spec.name, own, 'again');
      },
      judge: (trace) => isMissing(life, trace),
    },
  ];
}

function isMissing({ resource }: Life, trace: Trace): Judgement {
  for (const label of ['create', 'delete']) {
    const own = helped(at(trace, label));
    if (!own.ok) return own.judgement;
  }
  const again = replyAt(trace, 'again');
  if (!again) return inconclusive({ code: 'interrupted' });
  const types = [resource.faults.missing ?? ''];
  if (again.kind === 'fault' && types.includes(again.type)) return HOLDS;
  return broken({ code: 'fault', types }, { code: 'reply', reply: summary(again) });
}
