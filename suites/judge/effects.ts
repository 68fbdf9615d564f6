import type { Json, JsonObject } from '../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { readReply, summary } from './read.ts';
import { replyTo, stepOf } from './steps.ts';

/** After a rejected probe, DescribeSnapshots finds no snapshot of the target's name. */
export function noTrace(trace: Trace): Judgement | undefined {
  const probe = replyTo(trace, 'probe');
  const step = stepOf(trace, 'readback');
  if (!step || probe?.kind !== 'fault') return undefined;
  const name = String(step.input?.['SnapshotName'] ?? '');
  const reply = readReply(step.exchange);
  if (reply.kind === 'fault' && reply.type === 'SnapshotNotFoundFault') return HOLDS;
  if (reply.kind !== 'success') return inconclusive({ code: 'no-readback', reply: summary(reply) });
  return snapshotsOf(reply.body).some((snapshot) => sameName(snapshot['Name'], name))
    ? broken({ code: 'absent-snapshot', name }, { code: 'snapshot-exists', name })
    : HOLDS;
}

/** The source reads the same before and after it was copied. */
export function sourceUnchanged(trace: Trace): Judgement {
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
  const change = difference(
    snapshotsOf(before.body)[0] ?? null,
    snapshotsOf(after.body)[0] ?? null,
    'Snapshot',
  );
  return change
    ? broken({ code: 'unchanged-source' }, { code: 'source-changed', ...change })
    : HOLDS;
}

/** The snapshots of a DescribeSnapshots answer. */
export function snapshotsOf(body: JsonObject): JsonObject[] {
  const list = body['Snapshots'];
  return Array.isArray(list)
    ? list.filter(
        (item): item is JsonObject =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}

function sameName(a: Json | undefined, b: string): boolean {
  return typeof a === 'string' && a.toLowerCase() === b.toLowerCase();
}

function difference(
  a: Json,
  b: Json,
  at: string,
): { at: string; before: Json; after: Json } | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? undefined : { at, before: a, after: b };
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [(a as JsonObject)[name] ?? null, (b as JsonObject)[name] ?? null];
    const found = difference(left, right, `${at}/${name}`);
    if (found) return found;
  }
  return undefined;
}
