import type { MemoryDBClient } from '@aws-sdk/client-memorydb';
import type { Contract, Schema } from '../specs/spec.ts';
import { brokenKeywords } from '../suites/judge/validate.ts';
import type { Call, Exchange, Transport, WireResponse } from '../suites/model/exchange.ts';
import type { Json } from '../suites/model/json.ts';
import { type Deserialised, deserialise } from '../suites/protocol/aws-json/deserialise.ts';
import { readReply } from '../suites/protocol/aws-json/read.ts';

/** A place that the judge and the SDK read otherwise in the same bytes. */
interface Disagreement {
  operation: string;
  /** Path of the member; `fault` and `status` for answers that are faults. */
  at: string;
  judge: Json;
  sdk: Json;
}

/** What the SDK made of the exchanges of a run. */
export interface Readings {
  exchanges: number;
  disagreements: Disagreement[];
}

/** The SDK, as far as it reads. */
export type Sdk = Pick<
  typeof import('@aws-sdk/client-memorydb'),
  'MemoryDBClient' | 'CopySnapshotCommand' | 'DescribeSnapshotsCommand'
>;

/** An exchange of a run, with the operation that was meant. */
export interface Heard {
  operation: string;
  exchange: Exchange;
}

/** Operations whose answers the SDK reads too. */
const READ = ['CopySnapshot', 'DescribeSnapshots'];

/** A transport that keeps what it carries, up to so many exchanges of each operation and outcome. */
export function overheard(
  transport: Transport,
  most: number,
): { transport: Transport; heard: Heard[] } {
  const heard: Heard[] = [];
  const counts = new Map<string, number>();
  const send = async (call: Call): Promise<Exchange> => {
    const exchange = await transport.send(call);
    const reply = readReply(exchange);
    const key = `${call.operation} ${reply.kind === 'fault' ? reply.type : reply.kind}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const readable = reply.kind === 'success' || reply.kind === 'fault';
    if (readable && count <= most && READ.includes(call.operation)) {
      heard.push({ operation: call.operation, exchange });
    }
    return exchange;
  };
  return { transport: { send, close: () => transport.close() }, heard };
}

/**
 * Has the SDK read the bytes of exchanges that the judge has read. The SDK is made from AWS's own
 * model by other people: where the two read another thing, one of them is wrong.
 *
 * @returns how many exchanges were read, and where the readings differ
 */
export async function readAgain(
  sdk: Sdk,
  { operations }: Contract,
  heard: Heard[],
): Promise<Readings> {
  const disagreements: Disagreement[] = [];
  const snapshot = operations['CopySnapshot']?.response.properties?.['Snapshot'];
  if (!snapshot) throw new Error('the specs have no shape of a snapshot');
  const list: Schema = {
    type: 'object',
    properties: { Snapshots: { type: 'array', items: snapshot } },
  };
  const schemas = { CopySnapshot: operations['CopySnapshot']?.response, DescribeSnapshots: list };
  const accepted = heard.filter(({ operation, exchange }) =>
    isSound(exchange, schemas[operation as keyof typeof schemas] ?? {}),
  );
  for (const { operation, exchange } of accepted) {
    if (exchange.outcome.kind === 'failure') continue;
    const own = judged(exchange, snapshot);
    const other = await read(sdk, operation, exchange.outcome.response, snapshot);
    const found = difference(own, other, '');
    if (found) disagreements.push({ operation, ...found });
  }
  return { exchanges: accepted.length, disagreements };
}

/** What breaks the contract is reported by its clause; how a client reads it is nobody's promise. */
function isSound(exchange: Exchange, schema: Schema): boolean {
  const reply = readReply(exchange);
  if (reply.kind === 'fault') return true;
  return reply.kind === 'success' && brokenKeywords(schema, reply.body).size === 0;
}

/** A fault's type, or the snapshots of an answer, as both sides are compared. */
type Reading = { [member: string]: Deserialised };

function judged(exchange: Exchange, schema: Schema): Reading {
  const reply = readReply(exchange);
  if (reply.kind === 'fault') return { fault: reply.type, status: reply.status };
  if (reply.kind !== 'success') return {};
  return snapshotsOf(deserialise(reply.body), schema);
}

async function read(
  sdk: Sdk,
  operation: string,
  response: WireResponse,
  schema: Schema,
): Promise<Reading> {
  const client = clientOf(sdk, response);
  const input = { SourceSnapshotName: 'source', TargetSnapshotName: 'target' };
  try {
    const { $metadata, ...output } =
      operation === 'CopySnapshot'
        ? await client.send(new sdk.CopySnapshotCommand(input))
        : await client.send(new sdk.DescribeSnapshotsCommand({}));
    return snapshotsOf(output as Reading, schema);
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { fault: name, status: $metadata?.httpStatusCode ?? 0 };
  }
}

/** A client for which every request is answered by the same bytes. */
function clientOf(sdk: Sdk, { status, headers, body }: WireResponse): MemoryDBClient {
  // The body's coding is undone already, and its length is another.
  const left = headers.filter(([name]) => !/^(content-encoding|content-length)$/i.test(name));
  const response = {
    statusCode: status,
    headers: Object.fromEntries(left.map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
  return new sdk.MemoryDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { handle: async () => ({ response: response as never }) },
  });
}

function snapshotsOf(answer: Reading, schema: Schema): Reading {
  const { Snapshot, Snapshots } = answer;
  return {
    ...(Snapshot !== undefined && { Snapshot: known(Snapshot, schema) }),
    ...(Snapshots !== undefined && { Snapshots: known(Snapshots, { items: schema }) }),
  };
}

/** What the specs know of a value: both sides may know members that the other does not. */
function known(value: Deserialised, schema: Schema): Deserialised {
  if (Array.isArray(value)) return value.map((item) => known(item, schema.items ?? {}));
  if (typeof value !== 'object' || value instanceof Date) return value;
  const members = Object.entries(value).filter(([name]) => schema.properties?.[name]);
  return Object.fromEntries(
    members.map(([name, member]) => [name, known(member, schema.properties?.[name] ?? {})]),
  );
}

function difference(
  judge: Deserialised | undefined,
  sdk: Deserialised | undefined,
  at: string,
): Omit<Disagreement, 'operation'> | null {
  const plain = (value: unknown) => value === undefined || typeof value !== 'object';
  if (plain(judge) || plain(sdk) || judge instanceof Date || sdk instanceof Date) {
    const same = judge instanceof Date && sdk instanceof Date ? +judge === +sdk : judge === sdk;
    return same ? null : { at, judge: shown(judge), sdk: shown(sdk) };
  }
  const [own, other] = [judge, sdk] as [Reading, Reading];
  for (const name of new Set([...Object.keys(own), ...Object.keys(other)])) {
    const found = difference(own[name], other[name], at === '' ? name : `${at}/${name}`);
    if (found) return found;
  }
  return null;
}

function shown(value: Deserialised | undefined): Json {
  return JSON.parse(JSON.stringify(value) ?? 'null') as Json;
}
