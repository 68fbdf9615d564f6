import type { Exchange } from '../model/exchange.ts';
import type { Reply } from '../model/reply.ts';
import * as json from './aws-json/read.ts';
import * as cbor from './rpc-v2-cbor/read.ts';

const replies = new WeakMap<Exchange, cbor.CborReply>();

/** Reads an exchange as the protocol reads it in which it was asked, once. */
export function readReply(exchange: Exchange): Reply {
  return isCbor(exchange) ? readCbor(exchange) : json.readReply(exchange);
}

/** True for an exchange of RPC v2 CBOR. */
export function isCbor({ request }: Exchange): boolean {
  return request.base64 !== undefined;
}

/** An exchange of RPC v2 CBOR, with how the answer was spelled but for what only a schema tells. */
function readCbor(exchange: Exchange): cbor.CborReply {
  let reply = replies.get(exchange);
  if (!reply) {
    reply = cbor.readReply(exchange);
    replies.set(exchange, reply);
  }
  return reply;
}
