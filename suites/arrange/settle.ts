import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Reply } from '../model/reply.ts';
import { summary } from '../protocol/aws-json/read.ts';
import type { Client } from './client.ts';
import { type Patience, waitFor } from './patience.ts';
import { isStable, listed, nameOf, readInput, sameName, statusOf } from './things.ts';

/** Something settled, or why it did not; `lateMs` is how long reads took to show it at all. */
export type Settled =
  | { ok: true; thing: JsonObject; lateMs: number }
  | { ok: false; reason: Phrase };

/** Why nothing could be arranged with a call that did not succeed. */
export function refusal(operation: string, reply: Reply): Phrase {
  return reply.kind === 'failure' && reply.failure.code === 'not-recorded'
    ? { code: 'not-recorded', operation }
    : { code: 'arrange-rejected', operation, reply: summary(reply) };
}

/**
 * Waits until a read by name shows a thing at rest.
 *
 * @param isNew - it has just been made, and reads may be late to show it
 */
export async function settle(
  client: Client,
  resource: Resource,
  name: Json,
  patience: Patience,
  isNew: boolean,
): Promise<Settled> {
  const operation = resource.operations.read;
  let lateMs = 0;
  let last: Phrase = { code: 'missing', name: String(name) };
  const readMs = patience.readMs ?? patience.limitMs;
  const { found } = await waitFor<Settled>(patience, patience.limitMs, async (waited) => {
    const reply = await client(operation, readInput(resource, name));
    const missing = reply.kind === 'fault' && reply.type === resource.faults.missing;
    if (reply.kind !== 'success' && !missing) {
      return { done: { ok: false, reason: refusal(operation, reply) } };
    }
    const things = reply.kind === 'success' ? listed(resource, reply.body) : [];
    const thing = things.find((own) => sameName(resource, nameOf(resource, own), name));
    if (!thing) {
      lateMs = waited;
      if (isNew && waited < readMs) return { again: true };
      return { done: { ok: false, reason: { code: 'missing', name: String(name) } } };
    }
    if (isStable(resource, thing)) return { done: { ok: true, thing, lateMs } };
    const status = statusOf(resource, thing);
    last = { code: 'settle-timeout', name: String(name), status, ms: waited };
    return { again: true };
  });
  return found ?? { ok: false, reason: last };
}
