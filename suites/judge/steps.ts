import type { Reply } from '../model/reply.ts';
import type { Role, Step, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/aws-json/read.ts';

/** The reply to the last step of a role, or undefined where the trace has none. */
export function replyTo(trace: Trace, role: Role): Reply | undefined {
  const step = stepOf(trace, role);
  return step && readReply(step.exchange);
}

/** The last step of a role. */
export function stepOf(trace: Trace, role: Role): Step | undefined {
  return trace.findLast((step) => step.role === role);
}

/**
 * A copy is refused because there are too many today. Whether copies count toward that quota is not
 * documented, so that this may be the answer to any copy that is otherwise fine.
 */
export function isQuota(reply: Reply): reply is Reply & { kind: 'fault' } {
  return reply.kind === 'fault' && reply.type === 'SnapshotQuotaExceededFault';
}
