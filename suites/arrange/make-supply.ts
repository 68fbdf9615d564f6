import type { JsonObject } from '../model/json.ts';
import { bindMarks, marksIn } from './marks.ts';
import { offered } from './offered.ts';
import { persistent } from './persistent.ts';
import { refusal, settle } from './settle.ts';
import { answeredName } from './things.ts';
import type { Supplied, World, WorldOptions } from './world.ts';

/** Makes a thing to be borrowed, and what it refers to; or takes the one that the user gave. */
export async function makeSupply(
  world: World,
  options: WorldOptions,
  kind: string,
  use: 'shared' | 'taken',
): Promise<Supplied> {
  const { resources, journal, patience, prefix } = options;
  const { permits } = world;
  const client = persistent(options.client, patience);
  const resource = resources[kind];
  if (!resource) return { ok: false, reason: { code: 'no-way-to-make', kind } };
  // One after the other: what things are made of may be busy while one of them is made.
  if (use === 'taken') await world.supply(kind);
  const given = use === 'shared' ? options.given[kind] : undefined;
  if (given !== undefined) {
    const settled = await settle(client, resource, given, patience, false);
    return settled.ok ? { ok: true, name: given, thing: settled.thing } : settled;
  }
  if (resource.operations.create === undefined) {
    const narrowed = (resource.supply[0]?.input ?? {}) as JsonObject;
    const missing = await supplyMarks(world, narrowed);
    if (missing) return missing;
    const bound = bindMarks(narrowed, (mark) => world.nameOf(mark.kind));
    return offered(client, resource, use, bound);
  }
  const name = `${prefix}${use === 'shared' ? 'shared' : 'taken'}-${kind}`;
  let last: Supplied = { ok: false, reason: { code: 'no-way-to-make', kind } };
  for (const way of resource.supply) {
    const missing = await supplyMarks(world, way.input as JsonObject);
    if (missing) return missing;
    if (!(await permits.take(1))) {
      return { ok: false, reason: { code: permits.lowered() ?? 'too-many', kind } };
    }
    const bound = bindMarks(way.input as JsonObject, (mark) =>
      mark.use === 'new' ? name : world.nameOf(mark.kind),
    );
    journal.create({ kind, name });
    world.claim({ kind, name });
    let stumbled = false;
    const making = persistent(options.client, patience, () => {
      stumbled = true;
    });
    const reply = await making(way.operation, { ...bound, ...options.members[kind] });
    // The call over which the server stumbled may have made it.
    const isThere = reply.kind === 'fault' && reply.type === resource.faults.exists;
    if (reply.kind !== 'success' && !(stumbled && isThere)) {
      permits.give(1);
      // Whether it was made all the same, the list tells at the end.
      world.noteRefused({ kind, name }, true);
      last = { ok: false, reason: refusal(way.operation, reply) };
      continue;
    }
    permits.keep(1);
    const whole = resource.identifier.prefixed && answeredName(resources, kind, reply.body);
    const own = typeof whole === 'string' ? whole : name;
    journal.create({ kind, name: own });
    world.noteMade({ kind, name: own });
    world.noteAccepted(kind);
    const settled = await settle(client, resource, own, patience, true);
    if (!settled.ok) return settled;
    world.noteLate(kind, settled.lateMs);
    return { ok: true, name: own, thing: settled.thing };
  }
  return last;
}

/** Supplies the shared things that an input names; why one cannot be had, where it cannot. */
async function supplyMarks(world: World, input: JsonObject): Promise<Supplied | undefined> {
  for (const mark of marksIn(input)) {
    if (mark.use !== 'shared') continue;
    const parent = await world.supply(mark.kind);
    if (!parent.ok) return parent;
  }
  return undefined;
}
