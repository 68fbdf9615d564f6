import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { isQuota, replyTo, stepOf } from './steps.ts';

/**
 * The probe is accepted where its twin, ordinary in the place that the probe tries, is.
 * An endpoint that refuses even the ordinary value may have reasons that the contract leaves open.
 */
export function accepted(trace: Trace): Judgement {
  const probe = replyTo(trace, 'probe');
  if (!probe) return inconclusive({ code: 'interrupted' });
  if (probe.kind === 'success') return HOLDS;
  if (stepOf(trace, 'probe')?.exchange.mayHaveRepeated && probe.kind === 'fault') {
    return inconclusive({ code: 'repeated-request' });
  }
  // That there are too many things is no fault of the request, and may have passed for its twin.
  if (isQuota(probe)) {
    const operation = stepOf(trace, 'probe')?.operation ?? '';
    return inconclusive({ code: 'helper-failed', operation, reply: summary(probe) });
  }
  const twin = replyTo(trace, 'twin');
  if (!twin) return inconclusive({ code: 'interrupted' });
  if (twin.kind !== 'success')
    return inconclusive({ code: 'ordinary-rejected', reply: summary(twin) });
  // Accepted with a body that nobody can read: that is the clause on bodies.
  if (probe.kind === 'unreadable' && probe.status < 300) {
    return inconclusive({ code: 'untyped', reply: summary(probe) });
  }
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(probe) });
}
