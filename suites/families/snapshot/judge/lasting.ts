import { differenceOf } from '../../../judge/difference.ts';
import { helped, hindrance } from '../../../judge/helpers.ts';
import { isQuota } from '../../../judge/steps.ts';
import type { JsonObject } from '../../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { summary } from '../../../protocol/aws-json/read.ts';
import { readReply } from '../../../protocol/reply.ts';
import { helpedOrMissing, lastOf, sameMember, shown } from './reading.ts';

/** After what was arranged, the snapshot that was looked at before reads the same. */
export function survives(trace: Trace): Judgement {
  const hindered = hindrance(
    trace.filter((step) => step.role === 'probe' || step.role === 'before'),
  );
  if (hindered) return hindered;
  const before = shown(lastOf(trace, 'before', 'DescribeSnapshots'));
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  if (!look || !before) return inconclusive({ code: 'interrupted' });
  const after = shown(look);
  if (!after) return helpedOrMissing(look);
  const change = differenceOf(before, after, 'Snapshot');
  if (!change) return HOLDS;
  // What is still being made changes by itself.
  return unsettledIn(before) ?? broken({ code: 'unchanged' }, { code: 'changed', ...change });
}

/** The probe is accepted once what came before it has settled. */
export function possible(trace: Trace): Judgement {
  const calls = trace.filter(
    (step) => step.role === 'arrange' && !step.operation.startsWith('Describe'),
  );
  const hindered = hindrance(calls);
  if (hindered) return hindered;
  const probe = lastOf(trace, 'probe', 'CopySnapshot');
  if (!probe) return inconclusive({ code: 'interrupted' });
  const reply = readReply(probe.exchange);
  if (reply.kind === 'success') return HOLDS;
  if (isQuota(reply)) return hindrance([probe]) ?? HOLDS;
  if (probe.exchange.mayHaveRepeated) return inconclusive({ code: 'repeated-request' });
  // A source that did not come to rest while it was waited for need not be copied.
  const source = shown(trace.findLast((step) => step.role === 'arrange' && names(step, probe)));
  const unsettled = source && unsettledIn(source);
  if (unsettled) return unsettled;
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(reply) });
}

/** Reads the source of a copy. */
function names({ input }: Step, { input: copy }: Step): boolean {
  return input?.['SnapshotName'] === copy?.['SourceSnapshotName'];
}

/** What a snapshot that is not at rest leaves unproven. */
function unsettledIn({ Name, Status }: JsonObject): Judgement | null {
  const status = String(Status ?? 'available');
  if (status === 'available') return null;
  return inconclusive({ code: 'source-state', name: String(Name), status });
}

/** A copy of a copy is accepted, and its configuration is still the first source's. */
export function copyOfCopy(trace: Trace): Judgement {
  const judgement = possible(trace);
  if (judgement.outcome !== 'holds') return judgement;
  const copies = trace.filter((step) => step.operation === 'CopySnapshot');
  const [first, second] = copies.map((step) => helped(step));
  if (!first?.ok || !second?.ok) return inconclusive({ code: 'interrupted' });
  const configuration = (body: JsonObject) =>
    ((body['Snapshot'] as JsonObject | undefined)?.['ClusterConfiguration'] ?? {}) as JsonObject;
  const [a, b] = [configuration(first.body), configuration(second.body)];
  for (const member of Object.keys(b)) {
    if (typeof b[member] === 'object') continue;
    const same = sameMember(a, b, member);
    if (same.outcome === 'broken') return same;
  }
  return HOLDS;
}

const ORDER = ['creating', 'copying', 'available', 'deleting', 'gone'];

/** Status moves only along creating or copying, available, deleting, gone. */
export function statusPath(trace: Trace): Judgement {
  const hindered = hindrance(trace.filter((step) => step.role === 'probe'));
  if (hindered) return hindered;
  const statuses: string[] = [];
  for (const step of trace) {
    const reply = readReply(step.exchange);
    if (step.operation !== 'DescribeSnapshots') continue;
    const gone = reply.kind === 'fault' && reply.type === 'SnapshotNotFoundFault';
    if (reply.kind !== 'success' && !gone)
      return inconclusive({ code: 'no-readback', reply: summary(reply) });
    const own = shown(step);
    const status = own ? String(own['Status'] ?? 'available') : 'gone';
    if (statuses.at(-1) !== status) statuses.push(status);
  }
  // Reads may be late: before anything is shown, nothing has gone.
  while (statuses[0] === 'gone' && statuses.length > 1) statuses.shift();
  const ranks = statuses.map((status) => Math.max(1, ORDER.indexOf(status)));
  const inOrder =
    statuses.every((status) => ORDER.includes(status)) &&
    ranks.every((rank, i) => i === 0 || rank >= (ranks[i - 1] ?? 0));
  const deleted = trace.some(
    (step) => step.operation === 'DeleteSnapshot' && readReply(step.exchange).kind === 'success',
  );
  const early = !deleted && statuses.some((status) => status === 'gone' || status === 'deleting');
  if (inOrder && !early) return HOLDS;
  return broken({ code: 'statuses' }, { code: 'status-sequence', statuses });
}
