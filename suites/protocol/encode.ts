import type { Contract } from '../../specs/spec.ts';
import type { Call, Wire } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { encode as encodeJson } from './aws-json/encode.ts';
import { type CallOptions, encodeCall } from './rpc-v2-cbor/call.ts';
import { bodyWords } from './rpc-v2-cbor/notation.ts';

type Service = Contract['service'];

/** Encodes an input in the protocol of a run. */
export function encode(service: Service, operation: string, input: JsonObject): Call {
  return service.protocol === service.cbor.protocol
    ? encodeCbor(service, operation, input)
    : encodeJson(service, operation, input);
}

/** Encodes an input in RPC v2 CBOR, whatever the protocol of the run is. */
export function encodeCbor(
  service: Service,
  operation: string,
  input: JsonObject,
  options: CallOptions = {},
): Call {
  const typed = service.cbor.shapes(operation)?.request;
  const call = encodeCall(service.targetPrefix, operation, input, {
    ...(typed && { typed }),
    ...options,
  });
  const { method, path, headers, body } = call;
  return onWire(operation, { method, path, headers, body });
}

/** A request of RPC v2 CBOR of which each part is as it is told. */
export function onWire(operation: string, wire: Wire): Call {
  return {
    operation,
    target: null,
    contentType: 'application/cbor',
    body: bodyWords(wire.body),
    wire,
  };
}
