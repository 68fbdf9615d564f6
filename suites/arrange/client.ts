import type { Contract } from '../../specs/spec.ts';
import type { Transport } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Reply } from '../model/reply.ts';
import { encode } from '../protocol/encode.ts';
import { readReply } from '../protocol/reply.ts';

/** Calls operations while arranging and cleaning up. */
export type Client = (operation: string, input: JsonObject) => Promise<Reply>;

/**
 * A client on a transport.
 *
 * @param of - the stage of the run in whose name it asks
 */
export function clientOf(
  service: Contract['service'],
  transport: Pick<Transport, 'send'>,
  of: string,
): Client {
  let n = 0;
  return async (operation, input) =>
    readReply(
      await transport.send({ ...encode(service, operation, input), origin: { of, n: ++n } }),
    );
}
