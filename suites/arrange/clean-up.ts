import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type Before, wasBefore } from './before.ts';
import type { Client } from './client.ts';
import { type Journal, keyOf, type Thing } from './journal.ts';
import { readList } from './lists.ts';
import { BRIEFLY_MS, type Patience, waitFor } from './patience.ts';
import { persistent } from './persistent.ts';
import { type Removed, remove } from './remove.ts';
import { deletionOrder, nameOf, type Resources, sameText } from './things.ts';
import { type Whose, whose } from './whose.ts';

/** In whose name things are deleted: a recording leaves these requests out, nothing is judged by them. */
export const CLEANING_UP = 'cleaning up';

/** What a clean-up goes by. */
export interface CleanUp {
  client: Client;
  resources: Resources;
  journal: Journal;
  patience: Patience;
  /** Begins every name of the run: nothing that does not carry it is ever deleted. */
  prefix: string;
  concurrency: number;
  /** Names that were there before the run, by kind, as JSON: they are somebody else's. */
  before: Before;
  /** True where a thing's creation was refused: it is deleted only if a list shows it all the same. */
  doubtful(thing: Thing): boolean;
  /** True for a kind of which some did not come to rest: the others are not waited for long. */
  isStuck?(kind: string): boolean;
  /** True for AWS itself, which makes up no names: what has another than was asked for is not ours. */
  isAws?: boolean;
  /** How late reads of this endpoint were, in milliseconds. */
  lateMs: number;
  /** Told of what is there since the run began, where the run may have made it, and that carries no mark. */
  onUnmarked?(things: Thing[]): void;
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
    if (!resource || (mine.length === 0 && !journal.isNameless(kind))) continue;
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
      // Where reads are late, what is said to be missing may only not be shown yet.
      const isGone = outcome === 'gone' || (outcome === 'missing' && about.lateMs === 0);
      if (isGone) journal.gone(thing);
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

/**
 * Deletes what a list shows of the run until it shows none.
 *
 * @returns what is still there and carries the run's mark; undefined where there is no list
 */
async function sweep(
  about: CleanUp,
  resource: Resource,
  limitMs: number,
): Promise<Thing[] | undefined> {
  const { client, journal, patience, lateMs } = about;
  if (lateMs > 0) await patience.sleep(lateMs * 2);
  let shown: JsonObject[] | undefined;
  const are = (...kinds: Whose[]) =>
    shown?.filter((own) => kinds.includes(whose(about, resource, own)));
  await waitFor(patience, patience.readMs ?? patience.limitMs, async () => {
    const list = await readList(client, resource);
    shown = list.ok ? list.things : undefined;
    let moved = false;
    for (const own of are('ours') ?? []) {
      const name = nameOf(resource, own);
      const asked = sentAs(journal, resource.kind, name ?? null);
      const outcome = await remove(client, resource, asked, { ...patience, limitMs });
      if (outcome === 'gone' || outcome === 'missing') moved = true;
    }
    return moved ? { again: true } : { done: true };
  });
  const things = (all: JsonObject[] = []) =>
    all.map((own) => ({ kind: resource.kind, name: nameOf(resource, own) ?? null }));
  const unmarked = things(are('new'));
  if (unmarked.length > 0) about.onUnmarked?.(unmarked);
  return shown && things(are('ours', 'marked'));
}

/** What a list shows as text may have been sent as a number, say, and is known by it. */
function sentAs(journal: Journal, kind: string, name: Json): Json {
  const sent = journal
    .left()
    .find((own) => own.kind === kind && typeof own.name !== 'string' && sameText(own.name, name));
  return sent ? sent.name : name;
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
