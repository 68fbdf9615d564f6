import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type Before, wasBefore } from './before.ts';
import type { Client } from './client.ts';
import { type Journal, keyOf, type Thing } from './journal.ts';
import { readList } from './lists.ts';
import { BRIEFLY_MS, type Patience, waitFor } from './patience.ts';
import { persistent } from './persistent.ts';
import { type Removed, remove } from './remove.ts';
import { deletionOrder, isLeaving, nameOf, type Resources, sameText } from './things.ts';

/** In whose name things are deleted: a recording leaves these requests out, nothing is judged by them. */
export const CLEANING_UP = 'cleaning up';

/** What a clean-up goes by. */
export interface CleanUp {
  client: Client;
  resources: Resources;
  journal: Journal;
  patience: Patience;
  /** Begins every name of the run: nothing that does not carry it anywhere is ever deleted. */
  prefix: string;
  concurrency: number;
  /** Names that were there before the run, by kind, as JSON: they are somebody else's. */
  before: Before;
  /** True where a thing's creation was refused: it is deleted only if a list shows it all the same. */
  doubtful(thing: Thing): boolean;
  /** True for a kind of which some did not come to rest: the others are not waited for long. */
  isStuck?(kind: string): boolean;
  /** How late reads of this endpoint were, in milliseconds. */
  lateMs: number;
}

/**
 * Deletes what the journal still lists, what refers to others before them, then whatever the lists
 * show of the run: an endpoint may have made a thing that it refused, or under another name.
 *
 * @returns what is still there
 */
export async function cleanUp(options: CleanUp): Promise<Thing[]> {
  const about = { ...options, client: persistent(options.client, options.patience) };
  const { journal, resources } = about;
  const left: Thing[] = [];
  const throttled = { times: 0 };
  for (const kind of deletionOrder(resources)) {
    const resource = resources[kind];
    const mine = journal.left().filter((thing) => thing.kind === kind);
    if (!resource || mine.length === 0) continue;
    const likely = mine.filter(
      (thing) => !about.doubtful(thing) && !wasBefore(about.before, thing),
    );
    const sure = likely.filter(({ name }) => isName(name));
    let limitMs = about.isStuck?.(kind) ? BRIEFLY_MS : about.patience.limitMs;
    const dead = await inTurn(sure, about.concurrency, async (thing) => {
      let waited = 0;
      const sleep = (ms: number) => {
        waited += ms;
        return about.patience.sleep(ms);
      };
      const patience = { ...about.patience, limitMs, sleep };
      const outcome = await remove(about.client, resource, thing.name, patience, throttled);
      // One was waited for long enough for all of them.
      if (outcome === 'kept' && waited >= limitMs) limitMs = BRIEFLY_MS;
      if (outcome === 'gone' || outcome === 'missing') journal.gone(thing);
      return outcome;
    });
    const found = dead ? undefined : await sweep(about, resource, limitMs);
    // The list is the last word: what it does not show is not there.
    if (found) settleAccounts(journal, mine, found);
    left.push(...(found ?? likely.filter((own) => stays(journal, own))));
  }
  return left;
}

/** Works through things side by side until one finds nobody there; true where one did. */
async function inTurn(
  things: Thing[],
  workers: number,
  work: (thing: Thing) => Promise<Removed>,
): Promise<boolean> {
  const queue = [...things];
  let dead = false;
  const worker = async () => {
    for (let next = queue.shift(); next && !dead; next = queue.shift()) {
      if ((await work(next)) === 'dead') dead = true;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, workers) }, worker));
  return dead;
}

/** Deletes what a list shows of the run until it shows none; undefined where there is no list. */
async function sweep(
  about: CleanUp,
  resource: Resource,
  limitMs: number,
): Promise<Thing[] | undefined> {
  const { client, patience, lateMs } = about;
  if (lateMs > 0) await patience.sleep(lateMs * 2);
  let shown: JsonObject[] | undefined;
  await waitFor(patience, patience.readMs ?? patience.limitMs, async () => {
    const list = await readList(client, resource);
    shown = list.ok ? list.things.filter((own) => isOurs(about, resource, own)) : undefined;
    if (!shown || shown.length === 0) return { done: true };
    let moved = false;
    for (const own of shown) {
      const name = nameOf(resource, own);
      const outcome = await remove(client, resource, name ?? null, { ...patience, limitMs });
      if (outcome === 'gone' || outcome === 'missing') moved = true;
    }
    return moved ? { again: true } : { done: true };
  });
  return shown?.map((own) => ({ kind: resource.kind, name: nameOf(resource, own) ?? null }));
}

/**
 * A thing of this run: it was not there before, is not on its way out, and carries the run's mark: in
 * its name, or, where it is known what was there before, anywhere, since it may have another name.
 */
function isOurs(about: CleanUp, resource: Resource, thing: JsonObject): boolean {
  const name = nameOf(resource, thing) ?? null;
  if (wasBefore(about.before, { kind: resource.kind, name }) || isLeaving(resource, thing))
    return false;
  const mark = about.prefix.toLowerCase();
  if (String(name).toLowerCase().includes(mark)) return true;
  const isKnown = about.before[resource.kind] !== undefined;
  if (isKnown && JSON.stringify(thing).toLowerCase().includes(mark)) return true;
  return isOfNoText(about, resource.kind, name);
}

/**
 * True for the text of something that was sent as a name and is none, a number, say: where it is
 * known that nothing of that name was there before, an endpoint has made a name of it.
 */
function isOfNoText({ before, journal }: CleanUp, kind: string, name: Json): boolean {
  if (!before[kind]) return false;
  return journal.left().some((own) => {
    if (own.kind !== kind || typeof own.name === 'string') return false;
    return [String(own.name), JSON.stringify(own.name)].some((text) => sameText(text, name));
  });
}

function settleAccounts(journal: Journal, mine: Thing[], found: Thing[]): void {
  const there = new Set(found.map(({ name }) => String(name).toLowerCase()));
  for (const thing of mine) {
    if (!there.has(String(thing.name).toLowerCase())) journal.gone(thing);
  }
}

function isName(name: Json): boolean {
  return typeof name === 'string' && name !== '';
}

function stays(journal: Journal, thing: Thing): boolean {
  return journal.left().some((own) => keyOf(own) === keyOf(thing));
}
