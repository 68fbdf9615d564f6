import http from 'node:http';
import type { Call } from '../model/exchange.ts';
import { newSigner } from '../probe/sign.ts';
import { TEST_SIGNING } from '../prove/harness.ts';
import { startWatch, type Took } from './stopwatch.ts';

/** The same calls, signed beforehand, sent by nothing but node:http and a keep-alive agent. */
export async function bareLeg(url: string, concurrency: number, calls: Call[]): Promise<Took> {
  const { hostname, port, host } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const sign = newSigner({ ...TEST_SIGNING, host, path: '/' });
  const ready = calls.map((call) => {
    const { sent } = sign(call);
    const pairs = sent.flatMap((name, i) => (i % 2 === 0 ? [[name, sent[i + 1]]] : []));
    return { headers: Object.fromEntries(pairs), body: call.body };
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
  const stop = startWatch();
  await Promise.all(Array.from({ length: concurrency }, loop));
  const took = stop(ready.length);
  agent.destroy();
  return took;
}
