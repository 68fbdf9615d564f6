import fc from 'fast-check';
import { listed } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import { type Life, make, replyAt } from '../life.ts';
import type { Script } from '../scripted.ts';
import { listPages, MOST_PAGES, namesListed, repeatedIn } from './pages.ts';

const ONCE = fc.constant<Json>({});

/** So many things that are paid for are made for the sake of pages. */
const MOST_PAID = 2;

/** Sizes of a page, the smallest first: services of this kind take 20 at least. */
const SIZES = [1, 2, 5, 10, 20];

/** Pages of the list: their size, their end, everything once, and tokens. */
export function pagingScripts(life: Life): Script[] {
  const canMake = life.create !== undefined && life.resource.cost !== 'never';
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
    {
      id: 'paging/no-empty-token#smallest',
      draws: ONCE,
      exclusive: true,
      alive: 0,
      act: (_draw, stage) => turnSmallest(life, stage, canMake),
      judge: lastToken,
    },
    ...foreignTokens(life),
  ];
}

/** A token of another list, where one gives a second page, sent to this one. */
function foreignTokens(life: Life): Script[] {
  const { list } = life.resource.operations;
  const others = Object.values(life.resources).filter(
    ({ operations, calls }) =>
      operations.list !== list && Object.keys(calls[operations.list] ?? { no: 0 }).length === 0,
  );
  return [
    {
      id: 'paging/foreign-token#of-another-list',
      draws: ONCE,
      exclusive: true,
      alive: 0,
      async act(_draw, stage) {
        for (const { operations } of others) {
          for (const size of [1, 20]) {
            const page = await stage.call('arrange', operations.list, { MaxResults: size });
            const reply = readReply(page.exchange);
            if (reply.kind !== 'success') continue;
            const token = reply.body['NextToken'];
            if (typeof token !== 'string' || token === '') break;
            await stage.call('probe', list, { NextToken: token }, 'page');
            await stage.call('twin', list, {}, 'first');
            return;
          }
        }
      },
      judge: badToken,
    },
  ];
}

function lastToken(trace: Trace): Judgement {
  const last = replyAt(trace, 'list');
  if (!last) return inconclusive({ code: 'never-seen', what: 'success' });
  if (last.kind !== 'success') return inconclusive({ code: 'no-readback', reply: summary(last) });
  const token = last.body['NextToken'];
  if (token === undefined) return HOLDS;
  return broken(
    { code: 'absent', name: 'NextToken' },
    { code: 'value', at: 'NextToken', value: token },
  );
}

/** One thing more than two pages of the smallest size, where things may be made; then the pages. */
async function turnSmallest(life: Life, stage: Stage, canMake: boolean): Promise<void> {
  const { list } = life.resource.operations;
  const narrow = narrowed(life, stage);
  const all = await listPages(life, stage, 'count', narrow);
  let size: number | undefined;
  for (const own of SIZES) {
    if (all / own > MOST_PAGES / 2) continue;
    const { exchange } = await stage.call('arrange', list, { ...narrow, MaxResults: own });
    if (readReply(exchange).kind !== 'success') continue;
    size = own;
    break;
  }
  if (size === undefined) return;
  // Of what is paid for, one more than the first page holds, where that is a handful.
  const isFree = life.resource.cost === 'free';
  const wanted = (isFree ? 2 * size : size) + 1 - all;
  if (canMake && wanted > 0 && (isFree || wanted <= MOST_PAID)) {
    if (!(await stage.need(wanted))) return;
    for (let i = 0; i < wanted; i++) await make(life, stage, stage.scope());
    await stage.catchUp();
  }
  // What is there before and after is there all the time: others make and delete things meanwhile.
  await listPages(life, stage, 'before', narrow);
  // Pages of one thing overlap in no way that a longer page's may.
  for (const own of new Set([size, Math.max(size, 2)])) {
    await listPages(life, stage, 'list', { ...narrow, MaxResults: own });
  }
  await listPages(life, stage, 'whole', narrow);
}

/** What only the service makes may be without number: only that is listed which a run works with. */
function narrowed({ create, resource }: Life, stage: Stage): JsonObject {
  const [way] = resource.supply;
  return create || !way ? {} : stage.bind(way.input as JsonObject);
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
  const sizes = new Set(
    trace.flatMap(({ label, input }) => (label === 'list' ? [input?.['MaxResults']] : [])),
  );
  for (const size of sizes.size > 0 ? sizes : [undefined]) {
    const own = trace.filter(
      ({ label, input }) => label !== 'list' || input?.['MaxResults'] === size,
    );
    const judgement = onceOf(life, own);
    if (judgement.outcome !== 'holds') return judgement;
  }
  return HOLDS;
}

/**
 * The pages of one size hold everything as often as the whole list does: what comes or goes
 * meanwhile, as often as the list before, or after, or anything between.
 */
function onceOf(life: Life, trace: Trace): Judgement {
  const before = namesListed(life, trace, 'before');
  const paged = namesListed(life, trace, 'list');
  const whole = namesListed(life, trace, 'whole');
  for (const own of [before, paged, whole]) if ('judgement' in own) return own.judgement;
  const twice = repeatedIn(life, trace, 'whole');
  if (twice !== undefined) {
    return broken({ code: 'listed-once', name: twice }, { code: 'listed', name: twice, times: 2 });
  }
  const names = countsOf(paged);
  const [one, other] = [countsOf(before), countsOf(whole)];
  for (const name of new Set([...one.keys(), ...other.keys(), ...names.keys()])) {
    const bounds = [one.get(name) ?? 0, other.get(name) ?? 0];
    const times = names.get(name) ?? 0;
    if (times >= Math.min(...bounds) && times <= Math.max(...bounds)) continue;
    return broken({ code: 'listed-once', name }, { code: 'listed', name, times });
  }
  return HOLDS;
}

/** How often each name is listed. */
function countsOf(listing: ReturnType<typeof namesListed>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of 'names' in listing ? listing.names : []) {
    const name = String(own);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
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
