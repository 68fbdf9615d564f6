import type { Reply } from '../model/reply.ts';
import type { Role, Step, Trace } from '../model/trace.ts';
import { readReply } from './read.ts';

/** The reply to the last step of a role, or undefined where the trace has none. */
export function replyTo(trace: Trace, role: Role): Reply | undefined {
  const step = stepOf(trace, role);
  return step && readReply(step.exchange);
}

/** The last step of a role. */
export function stepOf(trace: Trace, role: Role): Step | undefined {
  return trace.findLast((step) => step.role === role);
}
