import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ArrangementHooks } from '../../suites/arrange/hooks.ts';
import { type Accident, newChance } from './accidents.ts';
import { type Answer, fault } from './answers.ts';
import { hooksOf } from './hooks.ts';
import { type Knobs, PLAIN } from './knobs.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { complaint, type Input, type Rule } from './rules.ts';
import { makeRefused } from './snapshots.ts';
import { newStore, type Store } from './store.ts';

/** An odd server that listens. */
export interface OddServer {
  url: string;
  store: Store;
  /** Ways into states that calls cannot reach. */
  hooks: ArrangementHooks;
  /** The most snapshots that were there at once. */
  mostThere(): number;
  close(): Promise<void>;
}

const TYPE = 'application/x-amz-json-1.1';
const PREFIX = 'AmazonMemoryDB.';

/** Starts a server of the snapshot family on the loopback address. */
export async function startOdd(own: Partial<Knobs> = {}): Promise<OddServer> {
  const knobs = { ...PLAIN, ...own };
  const store = newStore(knobs);
  const chance = newChance(knobs.accidents);
  let most = 0;
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const answer = answerTo(request, body, store, chance);
    most = Math.max(most, store.count('snapshot'));
    write(response, answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    hooks: hooksOf(store),
    mostThere: () => most,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function answerTo(
  { headers }: http.IncomingMessage,
  body: string,
  store: Store,
  chance: () => Accident | undefined,
): Answer | Accident {
  const target = headers['x-amz-target']?.toString() ?? '';
  const name = target.startsWith(PREFIX) ? target.slice(PREFIX.length) : '';
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const media = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!operation || media !== TYPE) return fault('UnknownOperationException', '');
  const input = parsed(body);
  if (!input) return fault('SerializationException', '');
  const isCopy = name === 'CopySnapshot';
  const complained = complaint(input, rulesOf(operation, isCopy && store.knobs.inventsNames));
  // Only what is well formed meets an accident.
  const answer = complained ?? chance() ?? operation.run(input, store);
  if (isCopy && store.knobs.makesWhatItRefuses && isFault(answer)) makeRefused(input, store);
  return answer;
}

function rulesOf({ rules }: Operation, inventsNames: boolean): Record<string, Rule> {
  return inventsNames ? { ...rules, TargetSnapshotName: { is: 'text' } } : rules;
}

function isFault(answer: Answer | Accident): boolean {
  return typeof answer === 'object' && 'fault' in answer;
}

function parsed(body: string): Input | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Input) : undefined;
  } catch {
    return undefined;
  }
}

function write(response: http.ServerResponse, answer: Answer | Accident): void {
  response.setHeader('x-amzn-RequestId', randomUUID());
  response.setHeader('Content-Type', TYPE);
  if (answer === 'silence') return;
  if (answer === 'reset') response.socket?.resetAndDestroy();
  else if (answer === 'gateway') {
    response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad Gateway</html>');
  } else if (answer === 'error') {
    response.writeHead(500).end(JSON.stringify({ __type: 'InternalFailure' }));
  } else if ('body' in answer) response.writeHead(200).end(JSON.stringify(answer.body));
  else {
    const { fault: type, message } = answer;
    response.writeHead(400).end(JSON.stringify({ __type: type, ...(message && { message }) }));
  }
}
