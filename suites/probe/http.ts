import http from 'node:http';
import https from 'node:https';
import type { Attempt, Received } from '../model/attempt.ts';
import type { Exchange, Failure } from '../model/exchange.ts';
import { decodeBody } from './body.ts';
import { failureOf, TRUNCATED } from './failure.ts';

/** Limits of one attempt. */
export interface Limits {
  /** Milliseconds for each of: connecting, the response's head, silence within its body. */
  timeoutMs: number;
  /** Most bytes of a response body, before and after decoding. */
  maxBytes: number;
}

/** Sends one POST and collects its response. Never rejects. */
export function attempt(
  url: URL,
  agent: http.Agent,
  headers: Record<string, string>,
  body: string,
  limits: Limits,
): Promise<Attempt> {
  return new Promise((resolve) => {
    const about = {
      agent,
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname,
      method: 'POST',
      headers,
    };
    // What http.request() does, and three times as fast where nock stands in for the network.
    const request =
      url.protocol === 'https:' ? https.request(about) : new http.ClientRequest(about);
    let timer: NodeJS.Timeout | undefined;
    let started = false;
    let head: Pick<Received, 'status' | 'headers'> | null = null;
    const chunks: Buffer[] = [];
    let bytes = 0;
    const received = (complete: boolean): Received | null => {
      const raw = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
      return head && { ...head, raw, complete };
    };

    const settle = (outcome: Exchange['outcome'], came: Received | null) => {
      clearTimeout(timer);
      resolve({ outcome, reused: request.reusedSocket, received: came });
    };
    const fail = (failure: Failure, came = received(false)) => {
      settle({ kind: 'failure', failure }, came);
      request.destroy();
    };
    // Restarting one timer is much cheaper than a new one at each of the three stages.
    let stage: 'connect-timeout' | 'headers-timeout' | 'body-timeout' = 'connect-timeout';
    const enter = (next: typeof stage) => {
      stage = next;
      timer?.refresh();
    };

    // Only now: waiting for a free connection is our doing, not the endpoint's.
    request.on('socket', (socket) => {
      timer = setTimeout(() => {
        fail({ code: stage, detail: `nothing for ${limits.timeoutMs} ms` });
      }, limits.timeoutMs);
      const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect';
      if (request.reusedSocket || !socket.connecting) enter('headers-timeout');
      else socket.once(ready, () => enter('headers-timeout'));
    });
    request.on('error', (error) => fail(failureOf(error, started)));
    request.on('response', (response) => {
      started = true;
      head = { status: response.statusCode ?? 0, headers: inPairs(response.rawHeaders) };
      enter('body-timeout');
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) return fail(tooLarge(limits));
        chunks.push(chunk);
        timer?.refresh();
      });
      response.on('error', (error) => fail(failureOf(error, true)));
      response.on('aborted', () => fail(TRUNCATED));
      response.on('end', () => {
        const came = received(true);
        if (!response.complete || !came) return;
        const { status, headers: pairs, raw } = came;
        const decoded = decodeBody(raw, response.headers['content-encoding'], limits.maxBytes);
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

function inPairs(raw: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] as string, raw[i + 1] as string]);
  return pairs;
}
