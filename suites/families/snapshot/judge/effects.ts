import { differenceOf } from '../../../judge/difference.ts';
import { hindrance } from '../../../judge/helpers.ts';
import { replyTo, stepOf } from '../../../judge/steps.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Known, Trace } from '../../../model/trace.ts';
import { summary } from '../../../protocol/aws-json/read.ts';
import { listIn } from '../../../protocol/listed.ts';
import { readReply } from '../../../protocol/reply.ts';

/** After a rejected probe, DescribeSnapshots finds no snapshot of the target's name. */
export function noTrace(trace: Trace): Judgement | undefined {
  const probe = replyTo(trace, 'probe');
  const step = stepOf(trace, 'readback');
  if (!step || probe?.kind !== 'fault') return undefined;
  // An earlier attempt, whose answer was lost, may have been the one that was accepted.
  if (stepOf(trace, 'probe')?.exchange.mayHaveRepeated)
    return inconclusive({ code: 'repeated-request' });
  const name = String(step.input?.['SnapshotName'] ?? '');
  const reply = readReply(step.exchange);
  if (reply.kind === 'fault' && reply.type === 'SnapshotNotFoundFault') return HOLDS;
  if (reply.kind !== 'success') return inconclusive({ code: 'no-readback', reply: summary(reply) });
  return snapshotsOf(reply.body).some((snapshot) => sameName(snapshot['Name'], name))
    ? broken({ code: 'absent', name }, { code: 'exists', name })
    : HOLDS;
}

/** The source reads the same before and after it was copied. */
export function sourceUnchanged(trace: Trace): Judgement {
  const hindered = hindrance(
    trace.filter(({ role, operation }) => role === 'arrange' && operation === 'CopySnapshot'),
  );
  if (hindered) return hindered;
  const [before, after] = (['before', 'after'] as const).map((role) => replyTo(trace, role));
  for (const reply of [before, after]) {
    if (reply && reply.kind !== 'success')
      return inconclusive({ code: 'no-readback', reply: summary(reply) });
  }
  if (before?.kind !== 'success' || after?.kind !== 'success')
    return inconclusive({ code: 'interrupted' });
  if (replyTo(trace, 'probe')?.kind !== 'success') {
    return inconclusive({ code: 'never-seen', what: 'success' });
  }
  const name = String(stepOf(trace, 'before')?.input?.['SnapshotName'] ?? '');
  const find = (body: JsonObject) =>
    snapshotsOf(body).find((snapshot) => sameName(snapshot['Name'], name)) ?? null;
  const own = find(before.body);
  if (!own) return inconclusive({ code: 'missing', name });
  // What is still being made changes by itself.
  const status = own['Status'] ?? 'available';
  if (status !== 'available')
    return inconclusive({ code: 'source-state', name, status: String(status) });
  const change = differenceOf(own, find(after.body), 'Snapshot');
  return change ? broken({ code: 'unchanged' }, { code: 'changed', ...change }) : HOLDS;
}

/** The source reads the same before and after it was copied, and as it did when the run began. */
export function sourceAsAtStart(trace: Trace, { things }: Known): Judgement {
  const source = things['snapshot'];
  const judgement = sourceUnchanged(trace);
  const after = replyTo(trace, 'after');
  if (judgement.outcome !== 'holds' || !source || after?.kind !== 'success') return judgement;
  const last = snapshotsOf(after.body).find(({ Name }) => sameName(Name, String(source['Name'])));
  if (!last) return inconclusive({ code: 'missing', name: String(source['Name']) });
  const change = differenceOf(withoutShards(source), withoutShards(last), 'Snapshot');
  return change ? broken({ code: 'unchanged' }, { code: 'changed', ...change }) : HOLDS;
}

/** The source at the start was read with its shards, the looks were not. */
function withoutShards(snapshot: JsonObject): JsonObject {
  const configuration = snapshot['ClusterConfiguration'];
  if (typeof configuration !== 'object' || configuration === null) return snapshot;
  const { Shards, ...rest } = configuration as JsonObject;
  return { ...snapshot, ClusterConfiguration: rest };
}

/** The snapshots of a DescribeSnapshots answer. */
export function snapshotsOf(body: JsonObject): JsonObject[] {
  return listIn(body, 'Snapshots');
}

function sameName(a: Json | undefined, b: string): boolean {
  return typeof a === 'string' && a.toLowerCase() === b.toLowerCase();
}
