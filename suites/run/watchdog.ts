import type { Call, Exchange, Transport } from '../model/exchange.ts';
import { readReply } from '../protocol/aws-json/read.ts';

/** A transport that counts, and that notices when nobody answers any more. */
export interface Watchdog {
  send(call: Call): Promise<Exchange>;
  requests(): number;
  /** Why nothing more can be asked: nobody answers for good, or the credentials are not taken any more. */
  ended(): 'endpoint-lost' | 'denied' | null;
}

/** So many failures in a row, from whatever experiment, make us ask whether anybody is there. */
const SUSPICIOUS = 12;

/** In whose name it is asked whether anybody is there: as often as it takes, so no recording keeps it. */
export const WATCHDOG = 'guard';

/** No answer of the service: none at all, or an error of a server, such as a balancer's 503. */
function isSilence({ outcome }: Exchange): boolean {
  return outcome.kind === 'failure' || outcome.response.status >= 500;
}

/** True for an answer that says the credentials are not good, or not any more: whatever was asked. */
export function isDenied(exchange: Exchange): boolean {
  const { outcome } = exchange;
  if (outcome.kind === 'failure' || outcome.response.status < 400) return false;
  const reply = readReply(exchange);
  return reply.kind === 'fault' && EXPIRED.test(reply.type);
}

/** Faults that are about the credentials, and not about what they allow. */
const EXPIRED = /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|RequestExpired)/;

/**
 * Guards a transport. An endpoint that fails on some requests is a finding; one that does not even
 * answer a harmless request any more is lost, and waiting for each timeout would take hours.
 *
 * @param harmless - a request that the endpoint answered at the start
 */
export function watchdog(transport: Transport, harmless: Call): Watchdog {
  let requests = 0;
  let failures = 0;
  let ended: ReturnType<Watchdog['ended']> = null;
  let asked = 0;
  let asking: Promise<void> | null = null;

  const ask = async () => {
    requests++;
    const exchange = await transport.send({ ...harmless, origin: { of: WATCHDOG, n: ++asked } });
    if (isSilence(exchange)) ended = 'endpoint-lost';
    else if (isDenied(exchange)) ended = 'denied';
    failures = 0;
    asking = null;
  };
  return {
    async send(call) {
      requests++;
      const exchange = await transport.send(call);
      failures = isSilence(exchange) ? failures + 1 : 0;
      if ((failures >= SUSPICIOUS || isDenied(exchange)) && ended === null) {
        asking ??= ask();
        await asking;
      }
      return exchange;
    },
    requests: () => requests,
    ended: () => ended,
  };
}
