import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Reply } from '../model/reply.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { listedIn } from '../protocol/listed.ts';
import type { Client } from './client.ts';

/**
 * How waiting is done. Patience is measured in its own pauses, not by a clock: how often is asked
 * depends on the answers alone, so that a replay asks as often as the recording did.
 */
export interface Patience {
  sleep(ms: number): Promise<void>;
  /** First and longest pause between two looks, and the most of all pauses, in milliseconds. */
  firstPauseMs: number;
  longestPauseMs: number;
  limitMs: number;
  /** True once the run is to end. */
  stopped(): boolean;
}

/** Something settled, or why it did not. */
export type Settled = { ok: true; thing: JsonObject } | { ok: false; reason: Phrase };

/** Waits until DescribeSnapshots shows a snapshot as available. */
export function settleSnapshot(client: Client, name: string, patience: Patience): Promise<Settled> {
  return settle(
    client,
    'DescribeSnapshots',
    { SnapshotName: name, ShowDetail: true },
    name,
    patience,
  );
}

/** Waits until DescribeClusters shows a cluster as available. */
export function settleCluster(client: Client, name: string, patience: Patience): Promise<Settled> {
  return settle(client, 'DescribeClusters', { ClusterName: name }, name, patience);
}

/** Why nothing could be arranged with a call that did not succeed. */
export function refusal(operation: string, reply: Reply): Phrase {
  return reply.kind === 'failure' && reply.failure.code === 'not-recorded'
    ? { code: 'not-recorded', operation }
    : { code: 'arrange-rejected', operation, reply: summary(reply) };
}

async function settle(
  client: Client,
  operation: string,
  input: JsonObject,
  name: string,
  patience: Patience,
): Promise<Settled> {
  let waited = 0;
  for (let pause = patience.firstPauseMs; ; pause = Math.min(pause * 2, patience.longestPauseMs)) {
    const reply = await client(operation, input);
    if (reply.kind === 'fault' && /^(Snapshot|Cluster)NotFoundFault$/.test(reply.type)) {
      return { ok: false, reason: { code: 'source-missing', name } };
    }
    if (reply.kind !== 'success') {
      return { ok: false, reason: refusal(operation, reply) };
    }
    const thing = listedIn(reply.body, operation).find(
      (item) => String(item['Name']).toLowerCase() === name.toLowerCase(),
    );
    if (!thing) return { ok: false, reason: { code: 'source-missing', name } };
    const status = String(thing['Status'] ?? 'available');
    if (status === 'available') return { ok: true, thing };
    if (waited > patience.limitMs || patience.stopped()) {
      return { ok: false, reason: { code: 'settle-timeout', name, status, ms: waited } };
    }
    await patience.sleep(pause);
    waited += pause;
  }
}
