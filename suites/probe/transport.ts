import type { Fields, Tap } from '../model/attempt.ts';
import type { Call, Exchange, Transport } from '../model/exchange.ts';
import { keepNone, newAgent } from './agent.ts';
import { attempt, type Limits, newTarget } from './http.ts';
import { type Credentials, newSigner, wirePath } from './sign.ts';
import { isThrottling } from './throttle.ts';
import { newTurnGate } from './turn.ts';

/** Where and how to send. */
export interface TransportOptions extends Limits {
  endpoint: URL;
  service: string;
  region: string;
  credentials: Credentials;
  /** Experiments at once; there are connections enough for their races too. */
  concurrency: number;
  /** Waits, in milliseconds; tests hand in their own. */
  sleep?: (ms: number) => Promise<void>;
  /** A number in [0, 1), for jitter only: no probe depends on it. */
  random?: () => number;
  /** Sees each attempt, and may answer it. */
  tap?: Tap;
}

/** How often one request is sent at most, and the longest first pause in milliseconds. */
const ATTEMPTS = 6;
const FIRST_PAUSE = 60;
/** Races need this many calls under way at once, however few experiments are. */
const AT_ONCE = 16;

/**
 * The transport over node:http(s): keep-alive, signed, patient with throttling.
 *
 * Throttling and lost connections are repeated with full-jitter backoff, nothing else is. There is
 * no idempotency token in the API, so an exchange says when an earlier attempt may have taken effect.
 */
export function openTransport(options: TransportOptions): Transport {
  const { endpoint, service, region, credentials } = options;
  const sleep = options.sleep ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
  const random = options.random ?? Math.random;
  const agent = newAgent(endpoint, Math.max(options.concurrency, AT_ONCE));
  const target = newTarget(endpoint, agent, options);
  const gate = newTurnGate();
  const sign = newSigner({
    host: endpoint.host,
    path: endpoint.pathname,
    service,
    region,
    credentials,
  });

  const send = async (call: Call): Promise<Exchange> => {
    let mayHaveRepeated = false;
    for (let attempts = 1; ; attempts++) {
      const { sent, kept } = sign(call);
      await gate();
      const { wire } = call;
      const path = wire ? wirePath(endpoint.pathname, wire) : endpoint.pathname;
      const method = wire?.method ?? 'POST';
      const put = (headers: Fields) =>
        attempt(target, headers, wire?.body ?? call.body, wire && { method, path });
      const { outcome, reused } = await (options.tap
        ? options.tap({ call, attempt: attempts, method, path, headers: sent }, put)
        : put(sent));
      const again =
        outcome.kind === 'response'
          ? isThrottling(outcome.response)
          : outcome.failure.code === 'reset';
      if (!again || attempts === ATTEMPTS) {
        const patienceEnded = again && outcome.kind === 'response';
        return {
          request: {
            method,
            url: wire ? new URL(path, endpoint).href : endpoint.href,
            headers: kept,
            body: call.body,
            ...(wire && { base64: Buffer.from(wire.body).toString('base64') }),
          },
          outcome: patienceEnded ? throttledAfter(attempts) : outcome,
          attempts,
          mayHaveRepeated,
        };
      }
      if (outcome.kind === 'failure') mayHaveRepeated = true;
      // A server may close a kept connection that it thinks idle, and then took no request. Nobody can
      // tell that from an answer that was lost: repeat at once, and keep no connection from now on.
      if (outcome.kind === 'failure' && reused && attempts === 1) keepNone(agent);
      else await sleep(random() * FIRST_PAUSE * 2 ** attempts);
    }
  };
  return { send, close: () => agent.destroy() };
}

/** To be asked for patience again and again is no answer to the request. */
function throttledAfter(attempts: number): Exchange['outcome'] {
  const detail = `asked to slow down ${attempts} times`;
  return { kind: 'failure', failure: { code: 'throttled', detail } };
}
