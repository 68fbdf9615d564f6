import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Step } from '../model/trace.ts';
import { summary, typeInHeader } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';

/** A fault is a JSON object that names itself, and by one name. */
export function envelope({ exchange }: Step): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind === 'fault') {
    const { outcome } = exchange;
    const other = outcome.kind === 'response' ? typeInHeader(outcome.response.headers) : '';
    if (other === '' || other === reply.type) return HOLDS;
    return broken(
      { code: 'equal', value: reply.type },
      { code: 'header', name: 'x-amzn-ErrorType', value: other },
    );
  }
  if (reply.kind !== 'unreadable' || reply.status < 300) return undefined;
  return broken({ code: 'fault-envelope' }, { code: 'reply', reply: summary(reply) });
}

/** A fault's message is a string: `message`, or `Message` as framework faults write it. */
export function message({ exchange }: Step): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind !== 'fault') return undefined;
  for (const at of ['message', 'Message']) {
    const value = reply.body[at];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') return broken({ code: 'string' }, { code: 'value', at, value });
  }
  return HOLDS;
}

/** Faults of some types have one status; other faults are no matter of this clause. */
export function faultStatus(
  { exchange }: Step,
  types: string[],
  status: number,
): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind !== 'fault' || !types.includes(reply.type)) return undefined;
  if (reply.status === status) return HOLDS;
  return broken({ code: 'status', status }, { code: 'reply', reply: summary(reply) });
}
