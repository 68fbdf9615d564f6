import type { Resource } from '../../specs/resource.ts';
import type { JsonObject } from '../model/json.ts';
import type { Client } from './client.ts';
import { readList } from './lists.ts';
import { nameOf } from './things.ts';
import type { Supplied } from './world.ts';

/**
 * Borrows what only the service makes, an offering or a version, from its list: the first one that it
 * shows, and another for what is to be named beside it.
 *
 * @param input - narrows the list, e.g. to what is for a thing of the run
 */
export async function offered(
  client: Client,
  resource: Resource,
  use: 'shared' | 'taken',
  input: JsonObject = {},
): Promise<Supplied> {
  const list = await readList(client, resource, input);
  if (!list.ok) return list;
  const thing = list.things[use === 'shared' ? 0 : 1];
  const name = thing && nameOf(resource, thing);
  return thing && typeof name === 'string'
    ? { ok: true, name, thing }
    : { ok: false, reason: { code: 'no-way-to-make', kind: resource.kind } };
}
