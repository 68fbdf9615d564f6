import type { Contract } from '../../../specs/spec.ts';
import type { Call } from '../../model/exchange.ts';
import type { JsonObject } from '../../model/json.ts';

/** Encodes an input in awsJson1_1: POST /, the operation in X-Amz-Target, JSON in the body. */
export function encode(service: Contract['service'], operation: string, input: JsonObject): Call {
  return {
    operation,
    target: `${service.targetPrefix}.${operation}`,
    contentType: service.contentType,
    body: JSON.stringify(input),
  };
}
