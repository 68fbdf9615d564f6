import http from 'node:http';
import { operationOf, type Peer, startPeer } from '../hostile/peer.ts';
import { newChance, PLACES, type Planned, TIMES } from './plan.ts';

/** Puts a fault before an endpoint. */
export function startFaulty(target: string, planned: Planned, seed: number): Promise<Peer> {
  const chance = newChance(seed);
  const agent = new http.Agent({ keepAlive: true });
  const where = PLACES[planned.where] ?? /^/;
  const when = TIMES[planned.when] ?? (() => false);
  const { answer } = planned.fault;
  let n = 0;
  return startPeer((asked, response) => {
    const isHit = where.test(operationOf(asked)) && when(n++, chance());
    if (isHit && answer === 'silence') return;
    if (isHit && answer === 'reset') return void response.socket?.resetAndDestroy();
    if (isHit && typeof answer === 'object') {
      const type = { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': 'a-b' };
      response.writeHead(answer.status, { ...type, ...answer.headers }).end(answer.body);
      return;
    }
    const headers = asked.headers.flat();
    const onward = http.request(new URL(asked.path, target), { agent, method: 'POST', headers });
    onward.on('error', () => response.destroy());
    onward.on('response', (own) => {
      if (isHit && answer === 'dropped') {
        own.resume().on('end', () => response.destroy());
        return;
      }
      response.writeHead(own.statusCode ?? 502, own.headers);
      if (isHit)
        own.once('data', (piece: Buffer) =>
          response.write(piece.subarray(0, 1), () => response.destroy()),
        );
      else own.pipe(response);
    });
    onward.end(asked.body);
  });
}
