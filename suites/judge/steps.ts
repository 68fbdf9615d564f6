import type { Reply } from '../model/reply.ts';
import type { Role, Step, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/reply.ts';

/** The reply to the last step of a role, or undefined where the trace has none. */
export function replyTo(trace: Trace, role: Role): Reply | undefined {
  const step = stepOf(trace, role);
  return step && readReply(step.exchange);
}

/** The last step of a role. */
export function stepOf(trace: Trace, role: Role): Step | undefined {
  return trace.findLast((step) => step.role === role);
}

/** Quotas of things are called so; that of tags, which a request reaches by itself, is not. */
const QUOTA = /(?<!Tag)Quota\w*ExceededFault$/;

/**
 * A thing is refused because there are too many. What counts toward a quota is rarely documented, so
 * that this may be the answer to any request that is otherwise fine.
 */
export function isQuota(reply: Reply): reply is Reply & { kind: 'fault' } {
  return reply.kind === 'fault' && QUOTA.test(reply.type);
}
