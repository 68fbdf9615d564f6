import fc from 'fast-check';
import { listed, nameOf, sameName } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { askedAt, at, type Life, look, make, replyAt } from '../life.ts';
import type { Script } from '../scripted.ts';
import { listPages, MOST_PAGES, namesListed } from './pages.ts';

const ONCE = fc.constant<Json>({});

/** A read by name shows one thing and no other. */
export function readScripts(life: Life): Script[] {
  return [
    {
      id: 'lifecycle/by-name#two-made',
      draws: ONCE,
      weight: 0.2,
      alive: 2,
      async act(_draw, stage) {
        // Another one of the kind, so that a filter that does nothing shows.
        await make(life, stage, stage.scope(), { label: 'other' });
        const made = await make(life, stage, stage.bind);
        if (made) await look(life, stage, made.name, 'read');
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

/** Sizes of a page, the smallest first: services of this kind take 20 at least. */
const SIZES = [1, 2, 5, 10, 20];

/** Pages of the list: their size, their end, everything once, and tokens. */
export function pagingScripts(life: Life): Script[] {
  const canMake = life.create !== undefined && life.resource.cost === 'free';
  return [
    {
      id: 'paging/size#smallest',
      draws: ONCE,
      exclusive: true,
      alive: 0,
      act: (_draw, stage) => turnSmallest(life, stage, canMake),
      judge: (trace) => sizeKept(life, trace),
    },
    {
      id: 'paging/complete#smallest',
      draws: ONCE,
      exclusive: true,
      alive: 0,
      act: (_draw, stage) => turnSmallest(life, stage, canMake),
      judge: (trace) => eachOnce(life, trace),
    },
    {
      id: 'paging/bad-token#made-up',
      draws: fc.constantFrom<Json>('memorydb-conformance', 'AAAA', '0'),
      weight: 0.4,
      alive: 0,
      async act(draw, stage) {
        const input = { NextToken: draw as unknown as Json };
        await stage.call('probe', life.resource.operations.list, input, 'page');
        await stage.call('twin', life.resource.operations.list, {}, 'first');
      },
      judge: badToken,
    },
  ];
}

/** One thing more than two pages of the smallest size, where things may be made; then the pages. */
async function turnSmallest(life: Life, stage: Stage, canMake: boolean): Promise<void> {
  const { list } = life.resource.operations;
  const all = await listPages(life, stage, 'count');
  let size: number | undefined;
  for (const own of SIZES) {
    if (all / own > MOST_PAGES / 2) continue;
    const { exchange } = await stage.call('arrange', list, { MaxResults: own });
    if (readReply(exchange).kind !== 'success') continue;
    size = own;
    break;
  }
  if (size === undefined) return;
  const wanted = 2 * size + 1 - all;
  if (canMake && wanted > 0) {
    if (!(await stage.need(wanted))) return;
    for (let i = 0; i < wanted; i++) await make(life, stage, stage.scope());
    await stage.catchUp();
  }
  await listPages(life, stage, 'list', { MaxResults: size });
  await listPages(life, stage, 'whole');
}

function sizeKept({ resource }: Life, trace: Trace): Judgement {
  const pages = trace.filter((step) => step.label === 'list');
  if (pages.length === 0) return inconclusive({ code: 'never-seen', what: 'success' });
  for (const step of pages) {
    const page = helped(step);
    if (!page.ok) return page.judgement;
    const size = Number(step.input?.['MaxResults']);
    const count = listed(resource, page.body).length;
    if (count > size) {
      return broken(
        { code: 'keyword', keyword: 'maxItems', value: size },
        { code: 'value', at: `${resource.answers.many}/length`, value: count },
      );
    }
  }
  return HOLDS;
}

function eachOnce(life: Life, trace: Trace): Judgement {
  const paged = namesListed(life, trace, 'list');
  const whole = namesListed(life, trace, 'whole');
  if ('judgement' in paged) return paged.judgement;
  if ('judgement' in whole) return whole.judgement;
  const key = (name: Json) => JSON.stringify(name);
  const names = paged.names.map(key);
  for (const name of new Set([...whole.names.map(key), ...names])) {
    const times = names.filter((own) => own === name).length;
    const others = whole.names.filter((own) => key(own) === name).length;
    if (times === others) continue;
    return broken(
      { code: 'listed-once', name: String(JSON.parse(name)) },
      { code: 'listed', name: String(JSON.parse(name)), times },
    );
  }
  return HOLDS;
}

function badToken(trace: Trace): Judgement {
  const page = replyAt(trace, 'page');
  const first = replyAt(trace, 'first');
  if (!page || !first) return inconclusive({ code: 'interrupted' });
  if (first.kind !== 'success') {
    return inconclusive({ code: 'twin-rejected', reply: summary(first) });
  }
  if (page.kind === 'fault' && page.status < 500) return HOLDS;
  return broken({ code: 'fault', types: TOKEN }, { code: 'reply', reply: summary(page) });
}

const TOKEN = ['InvalidParameterValueException', 'InvalidParameterCombinationException'];

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
