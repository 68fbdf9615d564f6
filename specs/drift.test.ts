import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { loadContract } from './load.ts';
import type { OperationSpec, Schema } from './spec.ts';

/** The SDK is made from AWS's own model: what it ships is the newest shape that we can compare with. */
const found: object | null = await import('@aws-sdk/client-memorydb').catch(() => null);
const SDK = (found ?? {}) as Record<string, unknown>;
const WHERE = found ? 'the SDK' : 'the SDK (skipped: @aws-sdk/client-memorydb is not installed)';
const { service, operations } = loadContract();
const ALL = Object.values(operations);

describe.skipIf(!found).each(ALL)(`$name of the specs and of ${WHERE}`, (operation) => {
  const { request, response, faults, name } = operation;

  test.each([
    ['input', request, `${name}Request$`],
    ['output', response, `${name}Response$`],
  ])(
    '%s: same members and types both ways, required but for what the overlay adds',
    (side, own, key) => {
      expect(drift(own, SDK[key], side).sort()).toEqual(requiredByUs(operation, side).sort());
    },
  );

  test('declared faults: the same names both ways', () => {
    expect(faults.map((fault) => fault.name).sort()).toEqual(declaredFaults(name).sort());
  });

  test('service.json says what the SDK puts on the wire', async () => {
    const { headers, path, method } = await whatTheSdkSends(name);

    expect(method + path).toBe('POST/');
    expect(headers['x-amz-target']).toBe(`${service.targetPrefix}.${name}`);
    expect(headers['content-type']).toBe(service.contentType);
    expect(headers['authorization']).toContain(`/${service.signingName}/aws4_request`);
  });
});

describe.skipIf(!found)(`the service of the specs and of ${WHERE}`, () => {
  test('the same operations', () => {
    const commands = Object.keys(SDK).flatMap((key) => /^(\w+)Command$/.exec(key)?.[1] ?? []);

    expect(Object.keys(operations)).toEqual(commands.filter((name) => name !== '$').sort());
  });

  test.each([...new Set(ALL.flatMap(({ faults }) => faults.map(({ name }) => name)))])(
    '%s is a client fault with a message',
    (fault) => {
      const [kind, , named, traits, members, types] = SDK[`${fault}$`] as unknown[];

      expect([kind, named, members, types]).toEqual([-3, fault, ['message'], [0]]);
      expect(traits).toMatchObject({ error: 'client' });
      expect(SDK[fault]).toBeTypeOf('function');
    },
  );

  test.each([
    ['DataTieringStatus', operations['CopySnapshot']?.response, ['Snapshot', 'DataTiering']],
    ['AZStatus', operations['CreateCluster']?.response, ['Cluster', 'AvailabilityMode']],
    ['NetworkType', operations['CreateCluster']?.request, ['NetworkType']],
    ['IpDiscovery', operations['UpdateCluster']?.request, ['IpDiscovery']],
    ['AuthenticationType', operations['CreateUser']?.response, ['User', 'Authentication', 'Type']],
    ['InputAuthenticationType', operations['CreateUser']?.request, ['AuthenticationMode', 'Type']],
    ['SourceType', operations['DescribeEvents']?.request, ['SourceType']],
    ['UpdateStrategy', operations['UpdateMultiRegionCluster']?.request, ['UpdateStrategy']],
  ])('the values of %s', (name, root, path) => {
    const own = path.reduce<Schema | undefined>((at, part) => at?.properties?.[part], root)?.enum;

    expect(own?.toSorted()).toEqual(Object.values(SDK[name] as object).sort());
  });
});

describe.skipIf(!found)(`a drift of ${WHERE} or of the specs is noticed`, () => {
  const { request } = operations['CopySnapshot'] ?? {};
  const theirs = (SDK['CopySnapshotRequest$'] ?? [[], [], [], [], [], []]) as unknown[];
  const known = ['input/Tags/items/Key: required here only'];
  const bucket = request?.properties?.['TargetBucket'];

  test.each<[string, unknown[], string]>([
    ['a member that only the SDK has', changed({ add: 'Zone' }), 'input/Zone: missing here'],
    ['a member that only we have', changed({ drop: 2 }), 'input/TargetBucket: unknown to the SDK'],
    ['another type', changed({ type: 1 }), 'input/TargetBucket: string here, number there'],
    ['one more required', changed({ required: 3 }), 'input/TargetBucket: required there only'],
    ['one fewer', changed({ required: 1 }), 'input/TargetSnapshotName: required here only'],
  ])('in the SDK: %s', (_what, schema, difference) => {
    expect(drift(request ?? {}, schema, 'input').sort()).toEqual([...known, difference].sort());
  });

  test.each<[string, Record<string, Schema | undefined>, string]>([
    ['a member goes', { TargetBucket: undefined }, 'TargetBucket: missing here'],
    ['a member comes', { Zone: { type: 'string' } }, 'Zone: unknown to the SDK'],
    [
      'a type changes',
      { TargetBucket: { ...bucket, type: 'integer' } },
      'TargetBucket: integer here, string there',
    ],
  ])('in the specs: %s', (_what, members, difference) => {
    const all: Record<string, Schema | undefined> = { ...request?.properties, ...members };
    const properties = Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, Schema] => entry[1] !== undefined),
    );

    const found = drift({ ...request, properties }, theirs, 'input');

    expect(found.sort()).toEqual([...known, `input/${difference}`].sort());
  });

  function changed(how: { add?: string; drop?: number; type?: number; required?: number }) {
    const names = [...(theirs[4] as string[])];
    const types = [...(theirs[5] as unknown[])];
    if (how.add) {
      names.push(how.add);
      types.push(0);
    }
    if (how.drop) for (const list of [names, types]) list.splice(how.drop, 1);
    if (how.type) types[2] = how.type;
    return [...theirs.slice(0, 4), names, types, how.required ?? theirs[6]];
  }
});

/** Places that the overlay requires, and the model does not: the evidence of their clauses is not its. */
function requiredByUs({ name, clauses }: OperationSpec, side: string): string[] {
  return clauses.flatMap(({ id, evidence, requirement: own }) =>
    own.kind === 'schema' &&
    own.keyword === 'required' &&
    evidence !== 'modelled' &&
    own.side === side
      ? [`${id.slice(name.length + 1, -'/required'.length)}: required here only`]
      : [],
  );
}

/** Where our schema and the SDK's say different things, recursively. */
function drift(own: Schema, theirs: unknown, at: string): string[] {
  const shape = shapeOf(theirs);
  const type = [own.type ?? []].flat().find((name) => name !== 'null') ?? 'none';
  if (!shape.types.includes(type)) return [`${at}: ${type} here, ${shape.types[0]} there`];
  if (shape.item !== undefined) return drift(own.items ?? {}, shape.item, `${at}/items`);
  const found: string[] = [];
  for (const name of new Set([...Object.keys(own.properties ?? {}), ...shape.members.keys()])) {
    const [mine, other] = [own.properties?.[name], shape.members.get(name)];
    if (!mine) found.push(`${at}/${name}: missing here`);
    else if (other === undefined) found.push(`${at}/${name}: unknown to the SDK`);
    else found.push(...drift(mine, other, `${at}/${name}`));
    const required = [own.required?.includes(name) ?? false, shape.required.includes(name)];
    if (mine && other !== undefined && required[0] !== required[1]) {
      found.push(`${at}/${name}: required ${required[0] ? 'here' : 'there'} only`);
    }
  }
  return found;
}

interface Shape {
  /** JSON Schema types that mean the same. */
  types: string[];
  members: Map<string, unknown>;
  required: string[];
  item?: unknown;
}

/**
 * Reads a schema as the SDK ships it: a number for a simple type, `[3, namespace, name, traits,
 * member names, member schemas, how many are required]` for a structure, `[1, …, item]` for a list,
 * a function for a later reference, and `[schema, traits]` for one with traits.
 */
function shapeOf(raw: unknown): Shape {
  if (typeof raw === 'function') return shapeOf(raw());
  const plain = (types: string[]): Shape => ({ types, members: new Map(), required: [] });
  if (raw === 0) return plain(['string']);
  if (raw === 1) return plain(['number', 'integer']);
  if (raw === 2) return plain(['boolean']);
  // A timestamp is epoch seconds, possibly fractional, in awsJson1_1.
  if (raw === 4) return plain(['number']);
  // A list of a simple type: its number, with a bit for the list.
  if (typeof raw === 'number' && (raw & 64) === 64) return { ...plain(['array']), item: raw & ~64 };
  if (!Array.isArray(raw)) throw new Error(`a schema of the SDK that nobody reads: ${raw}`);
  if (typeof raw[1] !== 'string') return shapeOf(raw[0]);
  if (raw[0] === 1) return { ...plain(['array']), item: raw[4] };
  if (raw[0] !== 3) throw new Error(`a schema of the SDK that nobody reads: ${raw[0]}`);
  const names = raw[4] as string[];
  const members = new Map(names.map((name, i) => [name, (raw[5] as unknown[])[i]]));
  return { types: ['object'], members, required: names.slice(0, Number(raw[6] ?? 0)) };
}

/** The runtime schema lists no faults by operation; the declaration of the command does. */
function declaredFaults(operation: string): string[] {
  const main = createRequire(import.meta.url).resolve('@aws-sdk/client-memorydb');
  const file = main.replace(/dist-cjs.*$/, `dist-types/commands/${operation}Command.d.ts`);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/@throws \{@link (\w+)\} \(client fault\)/g)].map((m) => m[1] ?? '');
}

type Sent = { headers: Record<string, string>; path: string; method: string };

/** The request that the SDK makes of an operation, caught before it leaves. */
async function whatTheSdkSends(operation: string): Promise<Sent> {
  const { MemoryDBClient } = SDK as unknown as typeof import('@aws-sdk/client-memorydb');
  const Command = SDK[`${operation}Command`] as new (input: object) => never;
  const sent: Sent[] = [];
  const client = new MemoryDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: Sent) => {
        sent.push(request);
        return Promise.reject(new Error('nothing leaves'));
      },
    } as never,
  });
  await client.send(new Command({})).catch(() => undefined);
  const [request] = sent;
  if (!request) throw new Error('the SDK sent nothing');
  return request;
}
