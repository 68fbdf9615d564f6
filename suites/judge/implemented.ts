import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Reply } from '../model/reply.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';

const UNKNOWN = /UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation|NotSupported/i;

/**
 * The endpoint has the operation: not every call of it, a whole one and an empty one, ends in
 * "unknown operation" or in an error page.
 */
export function implemented(trace: Trace): Judgement {
  const replies = trace.map((step) => readReply(step.exchange));
  const first = replies[0];
  if (!first) return inconclusive({ code: 'interrupted' });
  if (replies.some((reply) => reply.kind === 'success' || isKnown(reply))) return HOLDS;
  if (!replies.every(saysUnknown)) {
    return inconclusive({ code: 'untyped', reply: summary(first) });
  }
  return broken({ code: 'implemented' }, { code: 'reply', reply: summary(first) });
}

/** A fault, or a client error without a type, that does not say that there is no such operation. */
function isKnown(reply: Reply): boolean {
  if (reply.kind === 'fault') return !saysUnknown(reply);
  return reply.kind === 'unreadable' && reply.status >= 400 && !saysUnknown(reply);
}

function saysUnknown(reply: Reply): boolean {
  if (reply.kind === 'fault') return UNKNOWN.test(reply.type) || reply.status === 501;
  return reply.kind === 'unreadable' && [404, 405, 500, 501].includes(reply.status);
}
