import type { Call, Exchange, Transport } from '../model/exchange.ts';

/** A transport that counts, and that notices when nobody answers any more. */
export interface Watchdog {
  send(call: Call): Promise<Exchange>;
  requests(): number;
  /** True once the endpoint has stopped answering for good. */
  lost(): boolean;
}

/** So many failures in a row, from whatever experiment, make us ask whether anybody is there. */
const SUSPICIOUS = 12;

/** In whose name it is asked whether anybody is there: as often as it takes, so no recording keeps it. */
export const WATCHDOG = 'guard';

/**
 * Guards a transport. An endpoint that fails on some requests is a finding; one that does not even
 * answer a harmless request any more is lost, and waiting for each timeout would take hours.
 *
 * @param harmless - a request that the endpoint answered at the start
 */
export function watchdog(transport: Transport, harmless: Call): Watchdog {
  let requests = 0;
  let failures = 0;
  let lost = false;
  let asked = 0;
  let asking: Promise<void> | null = null;

  const ask = async () => {
    requests++;
    const { outcome } = await transport.send({ ...harmless, origin: { of: WATCHDOG, n: ++asked } });
    if (outcome.kind === 'failure') lost = true;
    failures = 0;
    asking = null;
  };
  return {
    async send(call) {
      requests++;
      const exchange = await transport.send(call);
      failures = exchange.outcome.kind === 'failure' ? failures + 1 : 0;
      if (failures >= SUSPICIOUS && !lost) {
        asking ??= ask();
        await asking;
      }
      return exchange;
    },
    requests: () => requests,
    lost: () => lost,
  };
}
