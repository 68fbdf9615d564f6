import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Reply } from '../model/reply.ts';
import type { Trace } from '../model/trace.ts';
import { readReply, summary } from './read.ts';

const UNKNOWN = /UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation|NotSupported/i;

/**
 * The endpoint has the operation: not every call of it, a whole one and an empty one, ends in
 * "unknown operation" or in an error page.
 */
export function implemented(trace: Trace): Judgement {
  const replies = trace.map((step) => readReply(step.exchange));
  const first = replies[0];
  if (!first || !replies.every(saysUnknown)) return HOLDS;
  return broken({ code: 'implemented' }, { code: 'reply', reply: summary(first) });
}

function saysUnknown(reply: Reply): boolean {
  if (reply.kind === 'fault') return UNKNOWN.test(reply.type) || reply.status === 501;
  return reply.kind === 'unreadable' && [404, 405, 500, 501].includes(reply.status);
}
