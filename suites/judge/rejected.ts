import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Reply } from '../model/reply.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { isQuota, replyTo, stepOf } from './steps.ts';

/**
 * The probe is rejected with one of `types`, and its twin is accepted.
 *
 * The twin rule: where the twin fails too, the rejection proves nothing, whatever its type; but for
 * a twin that is refused for its name alone, where the probe of the same name is refused otherwise.
 *
 * @param recognised - the fault that a twin of a name that is taken, or missing, is refused with
 */
export function rejected(trace: Trace, types: string[], recognised?: string): Judgement {
  const probe = replyTo(trace, 'probe');
  const twin = replyTo(trace, 'twin');
  if (!probe) return inconclusive({ code: 'interrupted' });
  const expected = { code: 'fault', types } as const;
  const actual = { code: 'reply', reply: summary(probe) } as const;
  if (probe.kind === 'success') return broken(expected, actual);
  if (probe.kind === 'unreadable' && probe.status < 300) return broken(expected, actual);
  if (isQuota(probe) && !types.includes(probe.type)) {
    const operation = stepOf(trace, 'probe')?.operation ?? '';
    return inconclusive({ code: 'helper-failed', operation, reply: summary(probe) });
  }
  if (!twin) return inconclusive({ code: 'interrupted' });
  if (!isProof(probe, twin, recognised)) {
    return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  }
  // The right status without a type is the envelope's fault, not this clause's.
  if (probe.kind === 'unreadable' && probe.status < 500 && probe.problem !== 'redirect') {
    return inconclusive({ code: 'untyped', reply: summary(probe) });
  }
  return probe.kind === 'fault' && types.includes(probe.type) ? HOLDS : broken(expected, actual);
}

/** The twin is accepted, or recognised: two requests that differ in one place, and two answers. */
function isProof(probe: Reply, twin: Reply, recognised: string | undefined): boolean {
  if (twin.kind === 'success') return true;
  if (recognised === undefined || twin.kind !== 'fault' || twin.type !== recognised) return false;
  return probe.kind !== 'fault' || probe.type !== recognised;
}

/**
 * The probe is rejected, however the fault is called, and its twin is accepted.
 *
 * @param fault - the likeliest name, for words
 */
export function refused(trace: Trace, fault: string): Judgement {
  const probe = replyTo(trace, 'probe');
  const types = probe?.kind === 'fault' ? [probe.type] : [fault];
  return rejected(trace, types);
}

/**
 * A refused probe leaves its name free: its twin of the same name is accepted.
 *
 * @param exists - the fault of a name that is taken
 */
export function leavesNameFree(trace: Trace, exists: string): Judgement {
  const [probe, twin] = [replyTo(trace, 'probe'), replyTo(trace, 'twin')];
  if (probe?.kind !== 'fault' || !twin) {
    return inconclusive({ code: 'never-seen', what: 'rejection' });
  }
  if (twin.kind === 'success') return HOLDS;
  // The twin itself may have taken the name, and its answer was lost.
  if (stepOf(trace, 'twin')?.exchange.mayHaveRepeated) {
    return inconclusive({ code: 'repeated-request' });
  }
  if (twin.kind !== 'fault' || twin.type !== exists) {
    return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  }
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(twin) });
}
