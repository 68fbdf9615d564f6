import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { isQuota, replyTo, stepOf } from './steps.ts';

/**
 * The probe is rejected with one of `types`, and its twin is accepted.
 *
 * The twin rule: where the twin fails too, the rejection proves nothing, whatever its type.
 */
export function rejected(trace: Trace, types: string[]): Judgement {
  const probe = replyTo(trace, 'probe');
  const twin = replyTo(trace, 'twin');
  if (!probe) return inconclusive({ code: 'interrupted' });
  const expected = { code: 'fault', types } as const;
  const actual = { code: 'reply', reply: summary(probe) } as const;
  if (probe.kind === 'success') return broken(expected, actual);
  if (probe.kind === 'unreadable' && probe.status < 300) return broken(expected, actual);
  if (isQuota(probe) && !types.includes(probe.type)) {
    return inconclusive({
      code: 'helper-failed',
      operation: 'CopySnapshot',
      reply: summary(probe),
    });
  }
  if (!twin) return inconclusive({ code: 'interrupted' });
  if (twin.kind !== 'success') return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  // The right status without a type is the envelope's fault, not this clause's.
  if (probe.kind === 'unreadable' && probe.status < 500 && probe.problem !== 'redirect') {
    return inconclusive({ code: 'untyped', reply: summary(probe) });
  }
  return probe.kind === 'fault' && types.includes(probe.type) ? HOLDS : broken(expected, actual);
}

/** The probe is rejected, however the fault is called, and its twin is accepted. */
export function refused(trace: Trace): Judgement {
  const probe = replyTo(trace, 'probe');
  const types = probe?.kind === 'fault' ? [probe.type] : ['SnapshotAlreadyExistsFault'];
  return rejected(trace, types);
}

/** A refused probe leaves its name free: its twin of the same name is accepted. */
export function leavesNameFree(trace: Trace): Judgement {
  const [probe, twin] = [replyTo(trace, 'probe'), replyTo(trace, 'twin')];
  if (probe?.kind !== 'fault' || !twin) {
    return inconclusive({ code: 'never-seen', what: 'rejection' });
  }
  if (twin.kind === 'success') return HOLDS;
  // The twin itself may have taken the name, and its answer was lost.
  if (stepOf(trace, 'twin')?.exchange.mayHaveRepeated) {
    return inconclusive({ code: 'repeated-request' });
  }
  if (twin.kind !== 'fault' || twin.type !== 'SnapshotAlreadyExistsFault') {
    return inconclusive({ code: 'twin-rejected', reply: summary(twin) });
  }
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(twin) });
}
