import type { Resource } from '../../specs/resource.ts';
import { replyTo, stepOf } from '../judge/steps.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';
import { thingIn } from './life.ts';

/**
 * After a rejected probe, a read finds nothing of the name that it asked for. Of a kind to whose names
 * the service adds letters, the twin of the same name tells: it is not refused as one that exists.
 *
 * @returns undefined where the trace holds no look after a rejection
 */
export function noTrace(trace: Trace, resource: Resource, member: string): Judgement | undefined {
  const probe = replyTo(trace, 'probe');
  const step = stepOf(trace, 'readback');
  if (!step || step.operation !== resource.operations.read || probe?.kind !== 'fault') {
    return undefined;
  }
  // An earlier attempt, whose answer was lost, may have been the one that was accepted.
  const asked = stepOf(trace, 'probe');
  if (asked?.exchange.mayHaveRepeated) return inconclusive({ code: 'repeated-request' });
  if (resource.identifier.prefixed) return nameIsFree(trace, resource, member);
  const name = String(step.input?.[resource.identifier.member] ?? '');
  const reply = readReply(step.exchange);
  if (reply.kind === 'fault' && reply.type === resource.faults.missing) return HOLDS;
  if (reply.kind !== 'success') return inconclusive({ code: 'no-readback', reply: summary(reply) });
  return thingIn(resource, reply, name)
    ? broken({ code: 'absent', name }, { code: 'exists', name })
    : HOLDS;
}

function nameIsFree(trace: Trace, { faults }: Resource, member: string): Judgement | undefined {
  const [probe, twin] = [stepOf(trace, 'probe'), stepOf(trace, 'twin')];
  const name = twin?.input?.[member];
  if (!twin || name === undefined || probe?.input?.[member] !== name) return undefined;
  if (twin.exchange.mayHaveRepeated) return inconclusive({ code: 'repeated-request' });
  const reply = readReply(twin.exchange);
  if (reply.kind === 'success') return HOLDS;
  return reply.kind === 'fault' && reply.type === faults.exists
    ? broken({ code: 'absent', name: String(name) }, { code: 'exists', name: String(name) })
    : undefined;
}
