import type { Stage } from '../../lifecycle/experiment.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { listIn } from '../../protocol/listed.ts';
import { readReply } from '../../protocol/reply.ts';

/** More pages of the list of snapshots than this are not turned. */
export const MOST_PAGES = 200;

/** Sizes of a page, the smallest first: services of this kind take 20 at least. */
const SIZES = [1, 2, 5, 10, 20];

/**
 * The smallest page that the endpoint takes, and that turns all of its list in so many pages;
 * undefined where it takes none.
 */
export async function smallestPage(stage: Stage): Promise<number | undefined> {
  const all = await turnPages(stage, 'arrange', {});
  for (const size of SIZES) {
    if (all / size > MOST_PAGES / 2) continue;
    const { exchange } = await stage.call('arrange', 'DescribeSnapshots', { MaxResults: size });
    if (readReply(exchange).kind === 'success') return size;
  }
  return undefined;
}

/** Turns the pages of the list of snapshots; returns how many it lists. */
export async function turnPages(
  stage: Stage,
  role: 'arrange' | 'after',
  size: JsonObject,
): Promise<number> {
  let token: Json | undefined;
  let listed = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const input = { ...size, ...(token !== undefined && { NextToken: token }) };
    const { exchange } = await stage.call(role, 'DescribeSnapshots', input);
    const reply = readReply(exchange);
    if (reply.kind !== 'success') return listed;
    listed += listIn(reply.body, 'Snapshots').length;
    token = reply.body['NextToken'];
    if (typeof token !== 'string' || token === '') return listed;
  }
  return listed;
}
