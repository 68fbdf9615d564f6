import type { Resource } from '../../specs/resource.ts';
import type { Json } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import { type Patience, waitFor } from './patience.ts';

/** What came of deleting a thing: `dead` where nobody answers any more. */
export type Removed = 'gone' | 'missing' | 'kept' | 'dead';

/** A server that stumbles on a deletion more often than this does not have it. */
const STUMBLES = 2;

/** So many deletions may be throttled at every attempt; then those that are left would be too. */
const THROTTLED_OFTEN = 3;

/** The naming rule in the snapshot pages: letters, digits and single hyphens, a letter first. */
const NAME = /^[A-Za-z](-?[A-Za-z0-9])*$/;

/** How often deletions were throttled, over all of a clean-up. */
export interface Throttled {
  times: number;
}

/**
 * Deletes one thing. What is still busy is asked for again until patience ends.
 *
 * @param name - as it was sent or shown, which need be no text
 * @returns `gone` where the deletion was accepted, `missing` where nothing of that name is there
 */
export async function remove(
  client: Client,
  resource: Resource,
  name: Json,
  patience: Patience,
  throttled: Throttled = { times: 0 },
): Promise<Removed> {
  const operation = resource.operations.delete;
  if (operation === undefined) return 'kept';
  // Stored in lower case, and not everybody looks for names in any letter case.
  const stored = String(name ?? '').toLowerCase();
  let asked = name;
  let stumbled = 0;
  const { found } = await waitFor<Removed>(patience, patience.limitMs, async () => {
    for (;;) {
      const reply = await client(operation, { [resource.identifier.member]: asked });
      if (reply.kind === 'success') return { done: 'gone' };
      if (saysMissing(reply, resource, name) || takesNoSuch(reply, asked)) {
        if (asked === stored) return { done: 'missing' };
        asked = stored;
        continue;
      }
      const isThrottled = reply.kind === 'failure' && reply.failure.code === 'throttled';
      if (isThrottled && ++throttled.times > THROTTLED_OFTEN) return { done: 'dead' };
      if (reply.kind === 'failure' && !isThrottled) return { done: 'dead' };
      if (stumbles(reply) && ++stumbled > STUMBLES) return { done: 'kept' };
      return isThrottled || mayPass(reply, resource) ? { again: true } : { done: 'kept' };
    }
  });
  return found ?? 'kept';
}

/** An error of the server's own, or a page of one. */
function stumbles(reply: Reply): boolean {
  return (reply.kind === 'unreadable' || reply.kind === 'fault') && reply.status >= 500;
}

/** A name that breaks the naming rule, and is refused for it, is nothing's name. */
function saysMissing(reply: Reply, { faults }: Resource, name: Json): boolean {
  if (reply.kind !== 'fault') return false;
  if (reply.type === faults.missing) return true;
  return /^(InvalidParameterValue|Validation)/.test(reply.type) && !NAME.test(String(name));
}

/** What is no text is refused as a name: the thing may be called by its text. */
function takesNoSuch(reply: Reply, asked: Json): boolean {
  return typeof asked !== 'string' && reply.kind === 'fault' && reply.status < 500;
}

/** The thing, or what it belongs to, is busy; or the endpoint stumbled. */
function mayPass(reply: Reply, { faults }: Resource): boolean {
  if (reply.kind === 'unreadable') return reply.status >= 500;
  if (reply.kind !== 'fault') return false;
  return reply.status >= 500 || (faults.state?.includes(reply.type) ?? false);
}
