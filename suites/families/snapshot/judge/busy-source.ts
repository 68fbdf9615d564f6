import { helped } from '../../../judge/helpers.ts';
import { rejected } from '../../../judge/rejected.ts';
import { replyTo } from '../../../judge/steps.ts';
import { inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Step, Trace } from '../../../model/trace.ts';
import { readReply } from '../../../protocol/reply.ts';
import { lastOf, shown } from './reading.ts';

/**
 * A copy of a snapshot that is still being made is InvalidSnapshotStateFault. Where the source was
 * available by then, which its look right after the probe tells, nothing is proven.
 */
export function busySource(trace: Trace): Judgement {
  const first = helped(lastOf(trace, 'arrange', 'CopySnapshot'));
  if (!first.ok) return first.judgement;
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  const source = shown(look);
  const name = String(look?.input?.['SnapshotName'] ?? '');
  // A copy that no call finds yet, late as they are, cannot be found busy.
  if (!source && faultOf(look) === 'SnapshotNotFoundFault') {
    return inconclusive({ code: 'missing', name });
  }
  if (replyTo(trace, 'probe')?.kind === 'success') {
    const busy = ['creating', 'copying'].includes(String(source?.['Status']));
    if (!busy)
      return inconclusive({ code: 'settled-at-once', name, arrangement: 'snapshot-creating' });
  }
  return rejected(trace, ['InvalidSnapshotStateFault']);
}

function faultOf(step: Step | undefined): string | undefined {
  const reply = step && readReply(step.exchange);
  return reply?.kind === 'fault' ? reply.type : undefined;
}
