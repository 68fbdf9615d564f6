import { listed, nameOf } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import type { Life } from '../life.ts';

/** More pages of a list than this are not turned. */
export const MOST_PAGES = 200;

/** Turns the pages of a list to its end; every page is a step of the label. */
export async function listPages(
  { resource }: Pick<Life, 'resource'>,
  stage: Stage,
  label: string,
  more: JsonObject = {},
): Promise<number> {
  let token: Json | undefined;
  let count = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const input = { ...more, ...(token !== undefined && { NextToken: token }) };
    const step = await stage.call('after', resource.operations.list, input, label);
    const reply = readReply(step.exchange);
    if (reply.kind !== 'success') return count;
    count += listed(resource, reply.body).length;
    token = reply.body['NextToken'];
    if (typeof token !== 'string' || token === '') return count;
  }
  return count;
}

/** The names that all pages of a label list, or why they cannot be known. */
export function namesListed(
  { resource }: Pick<Life, 'resource'>,
  trace: Trace,
  label: string,
): { names: Json[] } | { judgement: Judgement } {
  const pages = trace.filter((step) => step.label === label);
  const names: Json[] = [];
  for (const step of pages.length > 0 ? pages : [undefined]) {
    const page = helped(step);
    if (!page.ok) return { judgement: page.judgement };
    for (const thing of listed(resource, page.body)) names.push(nameOf(resource, thing) ?? null);
  }
  return { names };
}

/** A name that one page of a label lists twice; undefined where none does, or names may repeat. */
export function repeatedIn(
  { resource }: Pick<Life, 'resource'>,
  trace: Trace,
  label: string,
): string | undefined {
  if (resource.identifier.repeats) return undefined;
  for (const step of trace.filter((own) => own.label === label)) {
    const reply = readReply(step.exchange);
    const items = reply.kind === 'success' ? listed(resource, reply.body) : [];
    const names = items.map((thing) => String(nameOf(resource, thing)));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) return twice;
  }
  return undefined;
}
