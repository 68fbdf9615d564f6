import type { Json } from '../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';
import { differenceOf } from './difference.ts';
import { replyTo } from './steps.ts';

/**
 * The probe is answered as its twin is: both succeed, or both get the same fault. A twin that gets
 * no answer of the service proves nothing.
 */
export function sameAnswer(trace: Trace): Judgement {
  const [probe, twin] = [replyTo(trace, 'probe'), replyTo(trace, 'twin')];
  if (!probe || !twin) return inconclusive({ code: 'interrupted' });
  const actual = { code: 'reply', reply: summary(probe) } as const;
  if (twin.kind === 'success') {
    return probe.kind === 'success' ? HOLDS : broken({ code: 'accepted' }, actual);
  }
  if (twin.kind !== 'fault' || twin.status >= 500) {
    return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  }
  if (probe.kind === 'fault' && probe.type === twin.type) return HOLDS;
  return broken({ code: 'fault', types: [twin.type] }, actual);
}

/** The probe is not served, whatever it is answered by, where its twin is served or gets another fault. */
export function notServed(trace: Trace): Judgement {
  const [probe, twin] = [replyTo(trace, 'probe'), replyTo(trace, 'twin')];
  if (!probe || !twin) return inconclusive({ code: 'interrupted' });
  if (twin.kind !== 'success' && twin.kind !== 'fault') {
    return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  }
  const expected = { code: 'client-error' } as const;
  const actual = { code: 'reply', reply: summary(probe) } as const;
  if (probe.kind === 'failure' || probe.status < 300) return broken(expected, actual);
  const isSame = twin.kind === 'fault' && probe.kind === 'fault' && probe.type === twin.type;
  return isSame ? broken(expected, actual) : HOLDS;
}

/** The probe is answered, and not by a server's error; the request after it is served. */
export function notServerFault(trace: Trace): Judgement {
  const [probe, twin] = [replyTo(trace, 'probe'), replyTo(trace, 'twin')];
  if (!probe || !twin) return inconclusive({ code: 'interrupted' });
  const isFine = probe.kind !== 'failure' && probe.status < 500;
  if (!isFine) return broken({ code: 'client-error' }, { code: 'reply', reply: summary(probe) });
  if (twin.kind === 'success' || twin.kind === 'fault') return HOLDS;
  return broken({ code: 'served' }, { code: 'reply', reply: summary(twin) });
}

/** What is read in between through the other protocol is what was read before and after. */
export function sameRead(trace: Trace): Judgement {
  const bodies: Json[] = [];
  for (const { exchange } of trace) {
    const reply = readReply(exchange);
    if (reply.kind !== 'success') {
      return inconclusive({ code: 'twin-rejected', reply: summary(reply) });
    }
    bodies.push(reply.body);
  }
  const [before, other, after] = bodies;
  if (before === undefined || other === undefined || after === undefined) {
    return inconclusive({ code: 'interrupted' });
  }
  // What changes by itself meanwhile shows nothing.
  if (differenceOf(before, after, '')) return inconclusive({ code: 'never-seen', what: 'answer' });
  const change = differenceOf(before, other, '');
  return change ? broken({ code: 'unchanged' }, { code: 'changed', ...change }) : HOLDS;
}
