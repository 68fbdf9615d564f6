import type { Resource } from '../../specs/resource.ts';
import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Client } from './client.ts';
import { refusal } from './settle.ts';
import { listed } from './things.ts';

/** More pages of a list than this are not turned. */
const MOST_PAGES = 500;

/** All that a list shows, or why it could not be read to its end. */
export type WholeList = { ok: true; things: JsonObject[] } | { ok: false; reason: Phrase };

/**
 * Reads a list from its first page to its last.
 *
 * @param input - members beside the token, on each page the same
 */
export async function readList(
  client: Client,
  resource: Resource,
  input: JsonObject = {},
): Promise<WholeList> {
  const operation = resource.operations.list;
  const things: JsonObject[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const reply = await client(
      operation,
      token === undefined ? input : { ...input, NextToken: token },
    );
    if (reply.kind !== 'success') return { ok: false, reason: refusal(operation, reply) };
    things.push(...listed(resource, reply.body));
    const next = reply.body['NextToken'];
    // A token that comes back would turn the same pages for ever.
    if (typeof next !== 'string' || next === '' || seen.has(next)) return { ok: true, things };
    seen.add(next);
    token = next;
  }
  return { ok: false, reason: { code: 'list-too-long', pages: MOST_PAGES } };
}
