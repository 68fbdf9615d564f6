import http from 'node:http';
import type { Call } from '../model/exchange.ts';
import { sign } from '../probe/sign.ts';
import { TEST_SIGNING } from '../run/harness.ts';

/** The same calls, signed beforehand, sent by nothing but node:http and a keep-alive agent. */
export async function bareLeg(
  url: string,
  concurrency: number,
  calls: Call[],
): Promise<{ rate: number }> {
  const { hostname, port, host } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const signing = { ...TEST_SIGNING, host, path: '/' };
  const ready = calls.map(({ target, contentType, body }) => {
    const plain = {
      'Content-Type': contentType,
      ...(target !== null && { 'X-Amz-Target': target }),
    };
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    return { headers: { ...sign(signing, plain, body), ...length }, body };
  });
  const send = ({ headers, body }: (typeof ready)[number]) =>
    new Promise<void>((resolve, reject) => {
      const request = http.request({ agent, hostname, port, path: '/', method: 'POST', headers });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(void Buffer.concat(chunks)));
        response.on('error', reject);
      });
      request.end(body);
    });
  let next = 0;
  const loop = async () => {
    while (next < ready.length) await send(ready[next++] as (typeof ready)[number]);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, loop));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { rate: ready.length / seconds };
}
