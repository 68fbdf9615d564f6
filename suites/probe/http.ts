import http from 'node:http';
import https from 'node:https';
import type { Exchange, Failure } from '../model/exchange.ts';
import { decodeBody } from './body.ts';
import { failureOf } from './failure.ts';

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

/** Sends one POST and collects its response. Never rejects. */
export function attempt(
  url: URL,
  agent: http.Agent,
  headers: Record<string, string>,
  body: string,
  limits: Limits,
): Promise<Attempt> {
  return new Promise((resolve) => {
    const client = url.protocol === 'https:' ? https : http;
    const request = client.request({
      agent,
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: url.pathname,
      method: 'POST',
      headers,
    });
    let timer: NodeJS.Timeout | undefined;
    let started = false;
    const chunks: Buffer[] = [];
    let bytes = 0;

    const settle = (outcome: Exchange['outcome']) => {
      clearTimeout(timer);
      resolve({ outcome, reused: request.reusedSocket });
    };
    const fail = (failure: Failure) => {
      settle({ kind: 'failure', failure });
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
      enter('body-timeout');
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) return fail(tooLarge(limits));
        chunks.push(chunk);
        timer?.refresh();
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
        const decoded = decodeBody(
          chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes),
          response.headers['content-encoding'],
          limits.maxBytes,
        );
        if (!decoded.ok) return fail({ code: decoded.code, detail: decoded.detail });
        settle({
          kind: 'response',
          response: {
            status: response.statusCode ?? 0,
            headers: inPairs(response.rawHeaders),
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

function inPairs(raw: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] as string, raw[i + 1] as string]);
  return pairs;
}
