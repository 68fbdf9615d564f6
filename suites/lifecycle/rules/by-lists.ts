import type { Change } from '../../../specs/resource.ts';
import { helped } from '../../judge/helpers.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import type { Life } from '../life.ts';
import { MOST_PAGES } from './pages.ts';

/** The operations, beside the read, that show what a change has done. */
export function shownBy({ applied }: Change): string[] {
  return [...new Set(applied.flatMap(({ by }) => (by === undefined ? [] : [by])))];
}

/** Turns all pages of what an operation shows of one thing. */
export async function readBy(
  { resource }: Life,
  stage: Stage,
  operation: string,
  name: string,
  label: string,
): Promise<void> {
  let token: Json | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const more = token === undefined ? {} : { NextToken: token };
    const input = { [resource.identifier.member]: name, ...more };
    const step = await stage.call('after', operation, input, `${label} by ${operation}`);
    const reply = readReply(step.exchange);
    token = reply.kind === 'success' ? reply.body['NextToken'] : undefined;
    if (typeof token !== 'string' || token === '') return;
  }
}

/** All pages of an operation as one answer: lists one after the other. */
export function bodyBy(
  trace: Trace,
  operation: string,
  label: string,
): { body: JsonObject } | { judgement: Judgement } {
  const pages = trace.filter((step) => step.label === `${label} by ${operation}`);
  const body: JsonObject = {};
  for (const step of pages.length > 0 ? pages : [undefined]) {
    const page = helped(step);
    if (!page.ok) return { judgement: page.judgement };
    for (const [name, value] of Object.entries(page.body)) {
      if (name === 'NextToken') continue;
      const before = body[name];
      body[name] = Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value;
    }
  }
  return { body };
}
