import type { Contract } from '../../specs/spec.ts';
import type { Client } from '../arrange/client.ts';
import type { JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import { summary } from '../protocol/aws-json/read.ts';
import type { RunResult } from './options.ts';

/** Faults that say the credentials are not good here. */
const DENIED =
  /^(UnrecognizedClient|InvalidSignature|ExpiredToken|MissingAuthenticationToken|IncompleteSignature|AccessDenied|NotAuthorized|InvalidClientTokenId|OptInRequired|SignatureDoesNotMatch)/;

/** In whose name the first question is asked. */
export const PREFLIGHT = 'preflight';

/** Reads a little, to learn whether anybody is there and lets us in. */
export async function preflight(
  client: Client,
  harmless: Contract['service']['harmless'],
): Promise<{ stop: RunResult | null; reply: Reply }> {
  const reply = await client(harmless.operation, harmless.input as JsonObject);
  if (reply.kind === 'failure')
    return { stop: { kind: 'unreachable', failure: reply.failure }, reply };
  if (reply.kind === 'fault' && DENIED.test(reply.type)) {
    return { stop: { kind: 'denied', reply: summary(reply) }, reply };
  }
  return { stop: null, reply };
}
