import { type Journal, keyOf, type Thing } from '../arrange/journal.ts';
import {
  answeredName,
  listed,
  makersOf,
  nameOf,
  type Resources,
  sameText,
} from '../arrange/things.ts';
import type { World } from '../arrange/world.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';

/** What one draw has made, as its calls and answers tell. */
export interface Ledger {
  /** Writes down what a call may make, before it is sent. */
  before(operation: string, input: JsonObject | null): void;
  /** Reads from the answer what was made, or is gone. */
  after(operation: string, input: JsonObject | null, reply: Reply): void;
  /** True for a thing that an answer says was made, and none that it is gone. */
  has(thing: Thing): boolean;
  /** What is to be deleted. */
  made(): Thing[];
}

/** An empty ledger. */
export function newLedger({ world, journal }: { world: World; journal: Journal }): Ledger {
  const { resources, prefix } = world;
  const makers = makersOf(resources);
  const made = new Map<string, Thing>();
  const sure = new Set<string>();
  const add = (thing: Thing, answered = false, isAnother = true) => {
    // What an answer says was made is ours, whatever it is called, unless it was there before.
    const mine = isOurs(thing, resources, prefix) || (answered && !world.isForeign(thing));
    if (!mine) return;
    world.noteRefused(thing, false);
    if (isAnother && !made.has(keyOf(thing))) world.noteMade(thing);
    made.set(keyOf(thing), thing);
  };
  return {
    before(operation, input) {
      for (const { kind, member } of makers.get(operation) ?? []) {
        const name = input?.[member];
        if (typeof name !== 'string' || name === '') journal.nameless(kind);
        if (name === undefined || isSupplied(world, kind, name)) continue;
        journal.create({ kind, name });
        world.claim({ kind, name });
      }
    },
    after(operation, input, reply) {
      for (const { kind, member } of makers.get(operation) ?? []) {
        const name = input?.[member];
        if (name !== undefined && isSupplied(world, kind, name)) continue;
        if (reply.kind === 'fault' && reply.status < 500) {
          if (name !== undefined && !made.has(keyOf({ kind, name }))) {
            world.noteRefused({ kind, name }, true);
          }
          continue;
        }
        if (reply.kind === 'success') world.noteAccepted(kind);
        if (name !== undefined) {
          const shown = reply.kind === 'success' && answeredName(resources, kind, reply.body);
          add({ kind, name }, typeof shown === 'string' && sameText(shown, name));
          if (reply.kind === 'success') sure.add(keyOf({ kind, name }).toLowerCase());
        }
        // An endpoint may choose a name of its own, where it was given none, too.
        const own =
          reply.kind === 'success' ? answeredName(resources, kind, reply.body) : undefined;
        // One that another draw has asked for is its, whatever the answer says.
        if (own === undefined || (name !== undefined && sameText(own, name))) continue;
        if (!world.claim({ kind, name: own })) continue;
        journal.create({ kind, name: own });
        // One creation makes one thing, whatever it is called beside what was asked for.
        add({ kind, name: own }, false, name === undefined);
      }
      for (const resource of Object.values(resources)) {
        const { kind, operations, identifier, faults } = resource;
        const name = input?.[identifier.member];
        if (
          operation === operations.delete &&
          name !== undefined &&
          isOver(reply, faults.missing)
        ) {
          forget(kind, name);
        }
        if (operation !== operations.read || reply.kind !== 'success' || name === undefined)
          continue;
        // What only the service makes is not the run's.
        if (operations.delete === undefined) continue;
        // A thing that was refused, and is there all the same.
        for (const thing of listed(resource, reply.body)) {
          const shown = nameOf(resource, thing);
          if (shown === undefined || !sameText(shown, name)) continue;
          if (!isSupplied(world, kind, shown) && !isKnown(kind, shown)) add({ kind, name: shown });
        }
      }
    },
    has: (thing) => sure.has(keyOf(thing).toLowerCase()),
    made: () => [...made.values()],
  };

  function isKnown(kind: string, name: Json): boolean {
    return [...made.values()].some((own) => own.kind === kind && sameText(own.name, name));
  }

  function forget(kind: string, name: Json): void {
    sure.delete(keyOf({ kind, name }).toLowerCase());
    for (const [own, thing] of made) {
      if (thing.kind !== kind || !sameText(thing.name, name)) continue;
      made.delete(own);
      journal.gone(thing);
      world.noteGone(thing);
    }
  }
}

function isOver(reply: Reply, missing: string | undefined): boolean {
  return reply.kind === 'success' || (reply.kind === 'fault' && reply.type === missing);
}

function isSupplied(world: World, kind: string, name: Json): boolean {
  const supplied = [world.nameOf(kind), world.nameOf(kind, 'taken')];
  return supplied.some((own) => sameText(own, name));
}

/** Only what begins as every name of the run does, after letters of the service, is deleted by its name. */
function isOurs({ kind, name }: Thing, resources: Resources, prefix: string): boolean {
  if (typeof name !== 'string') return false;
  const asked = resources[kind]?.identifier.prefixed ? name.replace(/^[^-]*-/, '') : name;
  return [name, asked].some((own) => own.toLowerCase().startsWith(prefix.toLowerCase()));
}
