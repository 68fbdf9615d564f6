import { helped, hindrance } from '../../../judge/helpers.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { summary } from '../../../protocol/aws-json/read.ts';
import { readReply } from '../../../protocol/reply.ts';
import { snapshotsOf } from './effects.ts';

/** The step of a role that named a snapshot last, e.g. the look after a copy. */
export function lastOf(trace: Trace, role: Step['role'], operation: string): Step | undefined {
  return trace.findLast((step) => step.role === role && step.operation === operation);
}

/** The snapshot that a look by name shows, whatever its letter case; undefined where there is none. */
export function shown(step: Step | undefined): JsonObject | undefined {
  const reply = step && readReply(step.exchange);
  if (reply?.kind !== 'success') return undefined;
  const name = String(step?.input?.['SnapshotName'] ?? '').toLowerCase();
  return snapshotsOf(reply.body).find((own) => String(own['Name']).toLowerCase() === name);
}

/** The copy that was made can be read by name, as soon as it was answered. */
export function readableByName(trace: Trace): Judgement {
  const copy = helped(lastOf(trace, 'probe', 'CopySnapshot'));
  if (!copy.ok) return copy.judgement;
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  return shown(look) ? HOLDS : helpedOrMissing(look);
}

/** The list of all snapshots, page by page, has each copy exactly once. */
export function listedOnce(trace: Trace, pages: number): Judgement {
  const copies = trace.filter((step) => step.role === 'probe');
  const looks = trace.filter((step) => step.role === 'after');
  const hindered = hindrance([...copies, ...looks]);
  if (hindered) return hindered;
  if (copies.length === 0) return inconclusive({ code: 'interrupted' });
  const names = looks.flatMap((look) => {
    const page = helped(look);
    return page.ok ? snapshotsOf(page.body).map((own) => String(own['Name']).toLowerCase()) : [];
  });
  for (const copy of copies) {
    const name = String(copy.input?.['TargetSnapshotName']).toLowerCase();
    const times = names.filter((own) => own === name).length;
    if (times === 0 && looks.length >= pages) return inconclusive({ code: 'list-too-long', pages });
    if (times !== 1) return broken({ code: 'listed-once', name }, { code: 'listed', name, times });
  }
  return HOLDS;
}

/** With ShowDetail the shards are shown, as many as the configuration says. */
export function detailed(trace: Trace): Judgement {
  const copy = helped(lastOf(trace, 'probe', 'CopySnapshot'));
  if (!copy.ok) return copy.judgement;
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  const own = shown(look);
  if (!own) return helpedOrMissing(look);
  const { Shards, NumShards } = (own['ClusterConfiguration'] ?? {}) as JsonObject;
  const at = 'ClusterConfiguration/Shards';
  if (!Array.isArray(Shards) || Shards.length === 0) {
    return broken(
      { code: 'keyword', keyword: 'required', value: at },
      { code: 'member-absent', at },
    );
  }
  if (typeof NumShards !== 'number' || NumShards === Shards.length) return HOLDS;
  return broken(
    { code: 'equal', value: NumShards },
    { code: 'value', at: `${at}/length`, value: Shards.length },
  );
}

/** The name of the copy reads in lower case. */
export function lowerCase(trace: Trace): Judgement {
  const copy = helped(lastOf(trace, 'probe', 'CopySnapshot'));
  if (!copy.ok) return copy.judgement;
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  const name = String(look?.input?.['SnapshotName'] ?? '');
  const own = shown(look);
  if (!own) return helpedOrMissing(look);
  if (own['Name'] === name) return HOLDS;
  return broken(
    { code: 'equal', value: name },
    { code: 'value', at: 'Name', value: own['Name'] ?? null },
  );
}

/** A look that shows nothing: inconclusive when the call failed, broken when the thing is not there. */
export function helpedOrMissing(look: Step | undefined): Judgement {
  const result = helped(look);
  const name = String(look?.input?.['SnapshotName'] ?? '');
  if (!result.ok) {
    const reply = look && readReply(look.exchange);
    return reply?.kind === 'fault' && reply.type === 'SnapshotNotFoundFault'
      ? broken({ code: 'present', name }, { code: 'reply', reply: summary(reply) })
      : result.judgement;
  }
  return broken({ code: 'present', name }, { code: 'listed', name, times: 0 });
}

/** Two views of a snapshot have the same member, where both have it. */
export function sameMember(a: JsonObject | undefined, b: JsonObject, member: string): Judgement {
  const [left, right] = [a?.[member], b[member]] as [Json | undefined, Json | undefined];
  if (left === undefined || right === undefined || left === right) return HOLDS;
  return broken({ code: 'equal', value: left }, { code: 'value', at: member, value: right });
}
