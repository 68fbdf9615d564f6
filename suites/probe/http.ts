import http from 'node:http';
import https from 'node:https';
import type { Exchange, Failure, Headers } from '../model/exchange.ts';
import { decodeBody } from './body.ts';
import { failureOf } from './failure.ts';
import { newTimerPool, type Timer, type TimerPool } from './timers.ts';

const CONTENT_ENCODING = /^content-encoding$/i;

/** Limits of one attempt. */
export interface Limits {
  /** Milliseconds for each of: connecting, the response's head, silence within its body. */
  timeoutMs: number;
  /** Most bytes of a response body, before and after decoding. */
  maxBytes: number;
}

/** One attempt's outcome, and whether the connection had been used before. */
export interface Attempt {
  outcome: Exchange['outcome'];
  reused: boolean;
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
 * Sends one POST and collects its response. Never rejects.
 *
 * @param headers - names and values in turn. An array is written as it is; for an object node:http
 *   keeps a table of its own, which takes 4 of 65 µs
 */
export function attempt(
  { options, limits, timers }: Target,
  headers: string[],
  body: string,
): Promise<Attempt> {
  return new Promise((resolve) => {
    const secure = options.protocol === 'https:';
    const request = (secure ? https : http).request({ ...options, headers });
    let timer: Timer | undefined;
    let started = false;
    const chunks: Buffer[] = [];
    let bytes = 0;

    const settle = (outcome: Exchange['outcome']) => {
      if (timer) timers.release(timer);
      timer = undefined;
      resolve({ outcome, reused: request.reusedSocket });
    };
    const fail = (failure: Failure) => {
      settle({ kind: 'failure', failure });
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
    request.on('response', (response) => {
      started = true;
      enter('body-timeout');
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) return fail(tooLarge(limits));
        chunks.push(chunk);
        timer?.timeout.refresh();
      });
      response.on('error', (error) => fail(failureOf(error, true)));
      response.on('aborted', () =>
        fail({
          code: 'truncated',
          detail: 'the connection closed within the body',
        }),
      );
      response.on('end', () => {
        if (!response.complete) return;
        const headers = inPairs(response.rawHeaders);
        const decoded = decodeBody(
          chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes),
          codingsIn(headers),
          limits.maxBytes,
        );
        if (!decoded.ok) return fail({ code: decoded.code, detail: decoded.detail });
        settle({
          kind: 'response',
          response: {
            status: response.statusCode ?? 0,
            headers,
            body: decoded.body,
          },
        });
      });
    });
    request.end(body);
  });
}

function tooLarge(limits: Limits): Failure {
  return { code: 'too-large', detail: `more than ${limits.maxBytes} bytes` };
}

function inPairs(raw: string[]): Headers {
  const pairs: Headers = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] as string, raw[i + 1] as string]);
  return pairs;
}

/** Content-Encoding, which may come in parts. To ask node:http would make it build a table of all. */
function codingsIn(headers: Headers): string | undefined {
  const codings = headers.filter(([name]) => CONTENT_ENCODING.test(name));
  return codings.length === 0 ? undefined : codings.map(([, value]) => value).join();
}
