import type { Before } from '../arrange/before.ts';
import type { Client } from '../arrange/client.ts';
import { readList } from '../arrange/lists.ts';
import { nameOf, type Resources } from '../arrange/things.ts';

/**
 * The names that are there before a run, by kind, as JSON: they are somebody else's. A list that
 * cannot be read says nothing: of that kind only what was asked for, and not refused, is then deleted.
 */
export async function namesBefore(client: Client, resources: Resources): Promise<Before> {
  const before: Before = {};
  for (const resource of Object.values(resources)) {
    // What no call deletes is never in danger.
    if (resource.operations.delete === undefined) continue;
    const list = await readList(client, resource);
    if (!list.ok) continue;
    before[resource.kind] = new Set(
      list.things.map((thing) => JSON.stringify(nameOf(resource, thing) ?? null)),
    );
  }
  return before;
}
