import http from 'node:http';
import https from 'node:https';
import type { Attempt, Fields, Received } from '../model/attempt.ts';
import type { Exchange, Failure, Headers } from '../model/exchange.ts';
import { inPairs } from '../model/headers.ts';
import { decodeBody } from './body.ts';
import { failureOf, TRUNCATED } from './failure.ts';
import { newTimerPool, type Timer, type TimerPool } from './timers.ts';

const CONTENT_ENCODING = /^content-encoding$/i;

/** A body that keeps coming may take so many timeouts from its second piece on. */
const BODY_TIMEOUTS = 3;

/** Limits of one attempt. */
export interface Limits {
  /**
   * Milliseconds for each of: connecting, the response's head, silence within its body; and a third
   * of what a body may take that is never silent for so long.
   */
  timeoutMs: number;
  /** Most bytes of a response body, before and after decoding. */
  maxBytes: number;
}

/** Where attempts go, and what they share. */
export interface Target {
  options: http.RequestOptions;
  limits: Limits;
  timers: TimerPool;
}

/** Prepares attempts at one URL. */
export function newTarget(url: URL, agent: http.Agent, limits: Limits): Target {
  const options = {
    agent,
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: url.pathname,
    method: 'POST',
    headers: [],
  };
  return { options, limits, timers: newTimerPool(limits.timeoutMs) };
}

/**
 * Sends one request, a POST unless it is told otherwise, and collects its response. Never rejects.
 *
 * @param headers - names and values in turn. An array is written as it is; for an object node:http
 *   keeps a table of its own, which takes 4 of 65 µs
 */
export function attempt(
  { options, limits, timers }: Target,
  headers: Fields,
  body: string | Uint8Array,
  wire: { method?: string; path?: string } = {},
): Promise<Attempt> {
  return new Promise((resolve) => {
    const secure = options.protocol === 'https:';
    const about = { ...options, ...wire, headers };
    // What http.request() does, and three times as fast where nock stands in for the network; but
    // nock then wants the headers by name.
    const request =
      secure || Array.isArray(headers)
        ? (secure ? https : http).request(about)
        : new http.ClientRequest(about);
    let timer: Timer | undefined;
    let started = false;
    let head: Pick<Received, 'status' | 'headers'> | null = null;
    const chunks: Buffer[] = [];
    let bytes = 0;
    let deadline: number | undefined;
    const received = (complete: boolean): Received | null => {
      if (!head) return null;
      const raw = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
      return { status: head.status, headers: head.headers, raw, complete };
    };

    const settle = (outcome: Exchange['outcome'], came: Received | null) => {
      if (timer) timers.release(timer);
      timer = undefined;
      resolve({ outcome, reused: request.reusedSocket, received: came });
    };
    const fail = (failure: Failure, came = received(false)) => {
      settle({ kind: 'failure', failure }, came);
      request.destroy();
    };
    // Starting one timer anew is much cheaper than another one for each of the three stages.
    let stage: 'connect-timeout' | 'headers-timeout' | 'body-timeout' = 'connect-timeout';
    const enter = (next: typeof stage) => {
      stage = next;
      timer?.timeout.refresh();
    };

    // Only now: waiting for a free connection is our doing, not the endpoint's.
    request.on('socket', (socket) => {
      timer = timers.take(() => {
        fail({ code: stage, detail: `nothing for ${limits.timeoutMs} ms` });
      });
      if (request.reusedSocket || !socket.connecting) enter('headers-timeout');
      else socket.once(secure ? 'secureConnect' : 'connect', () => enter('headers-timeout'));
    });
    request.on('error', (error) => fail(failureOf(error, started)));
    // Nobody asked for another protocol. Without this node:http drops the connection and says nothing.
    request.on('upgrade', () => fail(SWITCHED));
    request.on('response', (response) => {
      started = true;
      head = { status: response.statusCode ?? 0, headers: inPairs(response.rawHeaders) };
      enter('body-timeout');
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) return fail(tooLarge(limits));
        // Most bodies come in one piece, and cost no look at the clock.
        if (chunks.push(chunk) > 1) {
          const now = performance.now();
          deadline ??= now + limits.timeoutMs * BODY_TIMEOUTS;
          if (now > deadline) return fail(tooSlow(limits));
        }
        timer?.timeout.refresh();
      });
      response.on('error', (error) => fail(failureOf(error, true)));
      response.on('aborted', () => fail(TRUNCATED));
      response.on('end', () => {
        const came = received(true);
        if (!response.complete || !came) return;
        const { status, headers: pairs, raw } = came;
        const decoded = decodeBody(raw, codingsIn(pairs), limits.maxBytes);
        if (!decoded.ok) return fail({ code: decoded.code, detail: decoded.detail }, came);
        const whole = { status, headers: pairs, body: decoded.body };
        settle({ kind: 'response', response: whole }, came);
      });
    });
    request.end(body);
  });
}

function tooLarge(limits: Limits): Failure {
  return { code: 'too-large', detail: `more than ${limits.maxBytes} bytes` };
}

/** As the parser of node:http calls it. */
const SWITCHED: Failure = {
  code: 'not-http',
  detail: 'HPE_PAUSED_UPGRADE: it switched protocols',
};

function tooSlow({ timeoutMs }: Limits): Failure {
  return { code: 'body-timeout', detail: `no end after ${timeoutMs * BODY_TIMEOUTS} ms` };
}

/** Content-Encoding, which may come in parts. To ask node:http would make it build a table of all. */
function codingsIn(headers: Headers): string | undefined {
  const codings = headers.filter(([name]) => CONTENT_ENCODING.test(name));
  return codings.length === 0 ? undefined : codings.map(([, value]) => value).join();
}
