import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Client } from './client.ts';
import { type Patience, waitFor } from './patience.ts';
import { type Removed, remove } from './remove.ts';
import { isLeaving, listed, nameOf, readInput, sameName } from './things.ts';

/** Of so many deletions it is asked whether they are done: of those before them long ago. */
const LATEST = 32;

/** What surer removal goes by. */
export interface Removal {
  client: Client;
  /**
   * Looks whether what was deleted has gone: in another name, since nothing is judged by it. Without
   * it, answers are believed.
   */
  looking: Client | undefined;
  /** How long a read of a kind is asked again, and how late reads were at most, in milliseconds. */
  readMs(kind: string): number;
  lateMs(): number;
}

/**
 * Deletes things that were made, and takes the endpoint's word neither for it that nothing is there,
 * where reads are late, nor that one has gone, until one of its kind was seen to go: what is alive
 * would be miscounted.
 */
export function newRemoval({ client, looking, readMs, lateMs }: Removal) {
  const proving = new Map<string, Promise<'gone' | 'unknown' | undefined>>();
  const seenGone = async (
    looking: Client,
    resource: Resource,
    name: Json,
    patience: Patience,
  ): Promise<'gone' | 'unknown' | undefined> => {
    const { found } = await waitFor<'gone' | 'unknown'>(
      patience,
      readMs(resource.kind),
      async () => {
        const thing = await shownBy(looking, resource, name);
        if (thing === 'unknown') return { done: 'unknown' };
        return thing && !isLeaving(resource, thing) ? { again: true } : { done: 'gone' };
      },
    );
    return found;
  };
  /** Deleted, and not yet seen to be gone: the latest. */
  let leaving: { resource: Resource; name: Json }[] = [];
  const removeOne = async (
    resource: Resource,
    name: Json,
    patience: Patience,
  ): Promise<Removed> => {
    const { kind } = resource;
    const { found: outcome = 'missing' } = await waitFor<Removed>(
      patience,
      2 * lateMs(),
      async () => {
        const own = await remove(client, resource, name, patience);
        return own === 'missing' ? { again: true } : { done: own };
      },
    );
    if (outcome !== 'gone' || !looking) return outcome;
    // One look for all that go at once: the others believe it when it has seen one gone.
    if ((await proving.get(kind)) === 'gone') return outcome;
    const look = seenGone(looking, resource, name, patience);
    proving.set(kind, look);
    return (await look) === undefined ? 'kept' : 'gone';
  };
  return {
    async remove(resource: Resource, name: Json, patience: Patience): Promise<Removed> {
      const outcome = await removeOne(resource, name, patience);
      if (outcome !== 'gone') return outcome;
      leaving.push({ resource, name });
      if (leaving.length > LATEST) leaving.shift();
      return outcome;
    },
    /** Waits until reads show nothing more of what was deleted, one after the other. */
    async emptied(patience: Patience): Promise<void> {
      const all = leaving;
      leaving = [];
      if (!looking) return;
      const limitMs = patience.restMs ?? patience.limitMs;
      for (const { resource, name } of all) {
        await waitFor<true>(patience, limitMs, async () => {
          const shown = await shownBy(looking, resource, name);
          return shown === 'unknown' || shown === null ? { done: true } : { again: true };
        });
      }
    },
  };
}

/** A thing as a read by its name shows it, null where there is none. */
async function shownBy(
  looking: Client,
  resource: Resource,
  name: Json,
): Promise<JsonObject | null | 'unknown'> {
  const reply = await looking(resource.operations.read, readInput(resource, name));
  const isMissing = reply.kind === 'fault' && reply.type === resource.faults.missing;
  if (reply.kind !== 'success' && !isMissing) return 'unknown';
  const things = reply.kind === 'success' ? listed(resource, reply.body) : [];
  return things.find((own) => sameName(resource, nameOf(resource, own), name)) ?? null;
}
