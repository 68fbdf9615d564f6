import fc from 'fast-check';
import type { Contract } from '../../../specs/spec.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { encodeCbor } from '../../protocol/encode.ts';
import { readReply } from '../../protocol/reply.ts';
import { speaksCbor } from '../../protocol/rpc-v2-cbor/read.ts';
import type { Experiment } from '../experiment.ts';

/** The clause on whether the second protocol is spoken at all, below the protocol. */
export const SPOKEN = 'spoken';

/** True for an answer in RPC v2 CBOR to a call that every endpoint of the service answers. */
export function isSpoken(exchange: Exchange): boolean {
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return false;
  const reply = readReply(exchange);
  // Who cannot read the call, and says so in the protocol, speaks it.
  if (reply.kind === 'fault' && !reply.type.startsWith('Unknown')) {
    return speaksCbor(outcome.response.headers);
  }
  if (reply.kind !== 'success') return false;
  return speaksCbor(outcome.response.headers) || hasCborBody(outcome.response.body);
}

/** An empty body is an output without members, and no sign of any protocol. */
function hasCborBody(body: Uint8Array): boolean {
  return body.length > 0;
}

/** Asks for the harmless call in RPC v2 CBOR. */
export function spokenCase(service: Contract['service']): Experiment {
  const clause = `${service.cbor.protocol}/${SPOKEN}`;
  const { operation, input } = service.harmless;
  return {
    id: `${clause}#harmless`,
    clause,
    draws: fc.constant<Json>({}),
    expects: { kind: 'open' },
    givesAnswers: false,
    alive: 0,
    borrows: [],
    weight: 0,
    async act(_draw, stage) {
      const own = input as JsonObject;
      await stage.raw('probe', operation, own, encodeCbor(service, operation, own));
    },
    judge,
  };
}

function judge([step]: Trace): Judgement {
  if (!step) return inconclusive({ code: 'interrupted' });
  if (isSpoken(step.exchange)) return HOLDS;
  const reply = summary(readReply(step.exchange));
  return broken({ code: 'as-required' }, { code: 'reply', reply });
}
