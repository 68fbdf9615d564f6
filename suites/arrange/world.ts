import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import { newAlive } from './alive.ts';
import { type Before, wasBefore } from './before.ts';
import type { Client } from './client.ts';
import { type Journal, keyOf, type Thing } from './journal.ts';
import { type Lateness, newLateness } from './lateness.ts';
import { makeSupply } from './make-supply.ts';
import type { Patience } from './patience.ts';
import { newPermits, type Permits } from './permits.ts';
import { persistent } from './persistent.ts';
import { newRemoval } from './remove-surely.ts';
import { settle } from './settle.ts';
import { deletionOrder, type Resources } from './things.ts';

/** A thing to borrow, or why there is none. */
export type Supplied =
  | { ok: true; name: string; thing: JsonObject }
  | { ok: false; reason: Phrase };

/** What a world is made from. */
export interface WorldOptions {
  resources: Resources;
  client: Client;
  /** Looks whether deletions are done, where nothing is judged by the answers; left out, they are believed. */
  looking?: Client;
  journal: Journal;
  patience: Patience;
  /** Begins every name that the run makes; ends in a hyphen. */
  prefix: string;
  /** The user's own things, by kind: read and named, never changed or deleted. */
  given: Record<string, string>;
  /** Further members for what is made to be borrowed, by kind. */
  members: Record<string, JsonObject>;
  mostAlive: number;
  /** Names that were there before, by kind, as JSON: they are somebody else's. */
  before: Before;
}

/** The things of a run: few at a time, borrowed, made and given back. */
export interface World extends Lateness {
  resources: Resources;
  prefix: string;
  permits: Permits;
  /** Makes, once, a thing that all may borrow and nobody changes, and what it refers to. */
  supply(kind: string, use?: 'shared' | 'taken'): Promise<Supplied>;
  /** Deletes what was supplied of kinds that nobody borrows any more. */
  release(stillBorrowed: ReadonlySet<string>): Promise<void>;
  /** What was supplied, by kind, as reads showed it. */
  things(): Record<string, JsonObject>;
  /** The name of what was supplied, or one that nothing has. */
  nameOf(kind: string, use?: 'shared' | 'taken'): string;
  /** Deletes what a draw has made, by and by, and then lets others make as many. */
  giveBack(things: Thing[], permits: number): void;
  /** Waits until the deletion of all that was given back is accepted. */
  drain(): Promise<void>;
  /** Waits until all that was given back is gone, as far as reads tell. */
  emptied(): Promise<void>;
  /**
   * Waits for a turn with the shared things of these kinds that are busy while others use them, and
   * until they are at rest; the function that is returned ends the turn.
   */
  turn(kinds: string[]): Promise<() => void>;
  /** Notes that things of a kind are busy while others use them. */
  noteBusy(kind: string): void;
  /** True for a name that was there before the run. */
  isForeign(thing: Thing): boolean;
  /** Claims a name for a draw that asks for it; false where another has. */
  claim(thing: Thing): boolean;
  /** Notes that things of a kind do not come to rest: nobody else waits for one. */
  noteStuck(kind: string): void;
  isStuck(kind: string): boolean;
  /** Notes that the creation of a thing was refused, or that it was made after all. */
  noteRefused(thing: Thing, refused: boolean): void;
  isRefused(thing: Thing): boolean;
  /** How many things were made, and the most of them that were alive at once. */
  made(): number;
  mostAlive(): number;
  /** Notes that a thing was made, or is gone: once each. */
  noteMade(thing: Thing): void;
  noteGone(thing: Thing): void;
  noteAccepted(kind: string): void;
  /** False for a kind of which no creation was ever accepted: nothing of it can be left. */
  wasAccepted(kind: string): boolean;
}

/** A world with nothing in it yet. */
export function newWorld(options: WorldOptions): World {
  const { resources, journal, patience, prefix } = options;
  const client = persistent(options.client, patience);
  const permits = newPermits(options.mostAlive);
  const supplied = new Map<string, Promise<Supplied>>();
  const names = new Map<string, string>();
  const shown: Record<string, JsonObject> = {};
  const lateness = newLateness(patience, journal.late);
  const stuck = new Set<string>();
  const refused = new Set<string>();
  const claimed = new Set<string>();
  const busy = new Map<string, Promise<void>>();
  const leaving = new Set<Promise<void>>();
  const alive = newAlive();

  const removal = newRemoval({
    client,
    looking: options.looking && persistent(options.looking, patience),
    readMs: lateness.readMs,
    lateMs: lateness.lateMs,
  });
  const giveBack = async (things: Thing[], count: number): Promise<void> => {
    let lost = 0;
    for (const thing of [...things].reverse()) {
      const resource = resources[thing.kind];
      if (!resource) continue;
      const limitMs = stuck.has(thing.kind) ? 0 : (patience.restMs ?? patience.limitMs);
      const wait = { ...patience, limitMs };
      const outcome = await removal.remove(resource, thing.name, wait);
      if (outcome === 'gone' || outcome === 'missing') {
        journal.gone(thing);
        alive.noteGone(thing);
      } else if (alive.wasAccepted(thing.kind)) {
        lost++;
        if (outcome === 'kept') stuck.add(thing.kind);
      }
    }
    // What cannot be deleted stays alive: others may make so many less.
    permits.lose(Math.min(lost, count));
    permits.give(count - Math.min(lost, count));
  };

  const world: World = {
    resources,
    prefix,
    permits,
    supply(kind, use = 'shared') {
      const key = `${use} ${kind}`;
      const known = supplied.get(key);
      if (known) return known;
      const fresh = makeSupply(world, options, kind, use).then((outcome) => {
        if (outcome.ok) names.set(key, outcome.name);
        if (outcome.ok && use === 'shared') shown[kind] = outcome.thing;
        return outcome;
      });
      supplied.set(key, fresh);
      return fresh;
    },
    async release(stillBorrowed) {
      for (const kind of deletionOrder(resources)) {
        const resource = resources[kind];
        if (!resource || stillBorrowed.has(kind)) continue;
        for (const use of ['taken', 'shared'] as const) {
          const key = `${use} ${kind}`;
          const name = names.get(key);
          const isGiven = use === 'shared' && options.given[kind] !== undefined;
          if (name === undefined || isGiven || resource.operations.create === undefined) continue;
          supplied.delete(key);
          names.delete(key);
          if (use === 'shared') delete shown[kind];
          const outcome = await removal.remove(resource, name, patience);
          if (outcome !== 'gone' && outcome !== 'missing') continue;
          journal.gone({ kind, name });
          alive.noteGone({ kind, name });
          permits.release(1);
        }
      }
    },
    things: () => ({ ...shown }),
    nameOf: (kind, use = 'shared') => names.get(`${use} ${kind}`) ?? `${prefix}no-${kind}`,
    giveBack(things, count) {
      if (things.length === 0) {
        permits.give(count);
        return;
      }
      const own = giveBack(things, count).finally(() => leaving.delete(own));
      leaving.add(own);
    },
    async drain() {
      while (leaving.size > 0) await Promise.all(leaving);
    },
    async emptied() {
      await world.drain();
      await removal.emptied(patience);
    },
    async turn(kinds) {
      const ends: (() => void)[] = [];
      for (const kind of [...kinds].sort()) {
        const before = busy.get(kind);
        if (!before) continue;
        let end = () => {};
        busy.set(kind, new Promise((resolve) => (end = resolve)));
        ends.push(() => end());
        await before;
        const resource = resources[kind];
        if (resource) await settle(client, resource, world.nameOf(kind), patience, false);
      }
      return () => {
        for (const end of ends) end();
      };
    },
    noteBusy(kind) {
      if (!busy.has(kind)) busy.set(kind, Promise.resolve());
    },
    isForeign: (thing) => wasBefore(options.before, thing),
    claim(thing) {
      const key = keyOf(thing).toLowerCase();
      if (claimed.has(key)) return false;
      claimed.add(key);
      return true;
    },
    ...lateness,
    noteStuck: (kind) => stuck.add(kind),
    isStuck: (kind) => stuck.has(kind),
    noteRefused(thing, isRefused) {
      if (isRefused) refused.add(keyOf(thing));
      else refused.delete(keyOf(thing));
    },
    isRefused: (thing) => refused.has(keyOf(thing)),
    ...alive,
  };
  return world;
}
