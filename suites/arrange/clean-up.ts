import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import type { Journal, Resource } from './journal.ts';
import type { Patience } from './settle.ts';

const DELETE = {
  snapshot: {
    operation: 'DeleteSnapshot',
    member: 'SnapshotName',
    gone: 'SnapshotNotFoundFault',
  },
  cluster: {
    operation: 'DeleteCluster',
    member: 'ClusterName',
    gone: 'ClusterNotFoundFault',
  },
} as const;

/** In whose name things are deleted: a recording leaves these requests out, nothing is judged by them. */
export const CLEANING_UP = 'cleaning up';

/** So many deletions may be throttled at every attempt; then those that are left would be too. */
const THROTTLED_OFTEN = 3;

/** The naming rule in the snapshot pages: letters, digits and single hyphens, a letter first. */
const NAME = /^[A-Za-z](-?[A-Za-z0-9])*$/;

/**
 * Deletes what the journal still lists, snapshots before clusters. What is still being created is
 * asked for again until patience ends.
 *
 * @returns what could not be deleted
 */
export async function cleanUp(
  client: Client,
  journal: Journal,
  patience: Patience,
  concurrency: number,
): Promise<Resource[]> {
  const failed: Resource[] = [];
  const throttled = { times: 0 };
  for (const kind of ['snapshot', 'cluster'] as const) {
    const queue = journal.left().filter((resource) => resource.kind === kind);
    const worker = async () => {
      const spent = { ms: 0, throttled };
      for (let next = queue.shift(); next; next = queue.shift()) {
        const outcome = await remove(client, next, patience, spent);
        if (outcome === 'gone') journal.gone(next);
        else failed.push(next);
        // A dead endpoint does not come back within a clean-up.
        if (outcome === 'dead') failed.push(...queue.splice(0));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }
  return failed;
}

async function remove(
  client: Client,
  { kind, name }: Resource,
  patience: Patience,
  spent: { ms: number; throttled: { times: number } },
): Promise<'gone' | 'kept' | 'dead'> {
  const { operation, member, gone } = DELETE[kind];
  let asked = name;
  for (let pause = patience.firstPauseMs; ; pause = Math.min(pause * 2, patience.longestPauseMs)) {
    const reply = await client(operation, { [member]: asked });
    if (reply.kind === 'success') return 'gone';
    if (reply.kind === 'fault' && (reply.type === gone || isNoName(reply.type, name))) {
      // Stored in lower case, and not everybody looks for names in any letter case.
      if (asked === name.toLowerCase()) return 'gone';
      asked = name.toLowerCase();
      continue;
    }
    const throttled = reply.kind === 'failure' && reply.failure.code === 'throttled';
    if (throttled && ++spent.throttled.times > THROTTLED_OFTEN) return 'dead';
    if (reply.kind === 'failure' && !throttled) return 'dead';
    if (!(throttled || isBusy(reply)) || spent.ms > patience.limitMs) return 'kept';
    await patience.sleep(pause);
    spent.ms += pause;
  }
}

/** A name that breaks the naming rule, and is refused for it, is nothing's name. */
function isNoName(type: string, name: string): boolean {
  return /^(InvalidParameterValue|Validation)/.test(type) && !NAME.test(name);
}

function isBusy(reply: Reply): boolean {
  return reply.kind === 'fault' && /^Invalid(Snapshot|Cluster)StateFault$/.test(reply.type);
}
