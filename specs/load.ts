import { existsSync, readFileSync } from 'node:fs';
import { type DerivationNotes, deriveClauses } from './derive.ts';
import type {
  Clause,
  Contract,
  Evidence,
  Fault,
  Level,
  OperationSpec,
  RejectionKind,
  Schema,
} from './spec.ts';

interface WrittenClause {
  id: string;
  level: Level;
  evidence: Evidence;
  source: string;
  text: string;
}

interface ClauseFile {
  derived: DerivationNotes;
  rejections: Record<string, string[]>;
  clauses: WrittenClause[];
}

/** The JSON lies beside this file in a checkout, and in `specs/` of the package when compiled. */
export const DATA = ['./', '../../specs/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('memorydb/service.json', url)));

let cached: Contract | undefined;

/**
 * Reads the contract: once per process, the same object each time.
 *
 * @throws Error when the package is incomplete or a `$ref` leads nowhere.
 */
export function loadContract(): Contract {
  cached ??= compile();
  return cached;
}

/** Reads one JSON file of the specs, by its path below `specs/`. */
export function readSpec<T>(path: string): T {
  if (!DATA) throw new Error('the specs are missing from this installation; install it again');
  return JSON.parse(readFileSync(new URL(path, DATA), 'utf8')) as T;
}

function compile(): Contract {
  const service = readSpec<Contract['service']>('memorydb/service.json');
  const protocol = `protocols/${service.protocol}`;
  const shared = readSpec<WrittenClause[]>(`${protocol}/clauses.json`);
  const rejections = readSpec<Record<RejectionKind, string[]>>(`${protocol}/rejections.json`);
  const operations: Record<string, OperationSpec> = {};
  for (const name of service.operations) {
    const folder = `memorydb/operations/${name}`;
    const request = inline(`${folder}/request.schema.json`);
    const response = inline(`${folder}/response.schema.json`);
    const file = readSpec<ClauseFile>(`${folder}/clauses.json`);
    operations[name] = {
      name,
      request,
      response,
      faults: readSpec<Fault[]>(`${folder}/faults.json`),
      clauses: [
        ...deriveClauses(name, 'input', request, file.derived),
        ...deriveClauses(name, 'output', response, file.derived),
        ...file.clauses.map((clause) => written(name, clause)),
        ...shared.map((clause) => written(service.protocol, clause)),
      ],
      rejections,
      rejectionsByClause: prefixed(name, file.rejections),
    };
  }
  return { service, operations };
}

function written(owner: string, { id, text, ...rest }: WrittenClause): Clause {
  return { id: `${owner}/${id}`, ...rest, requirement: { kind: 'text', text } };
}

function prefixed<T>(owner: string, record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [`${owner}/${id}`, value]));
}

/** Reads a schema and puts what each `$ref` names in its place. */
function inline(path: string): Schema {
  const resolve = (schema: Schema, base: string): Schema => {
    if (schema.$ref) return inline(new URL(schema.$ref, `file:///${base}`).pathname.slice(1));
    const { $id, $schema, $comment, properties, items, ...rest } = schema;
    return {
      ...rest,
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, member]) => [name, resolve(member, base)]),
        ),
      }),
      ...(items && { items: resolve(items, base) }),
    };
  };
  return resolve(readSpec<Schema>(path), path);
}
