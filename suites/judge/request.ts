import type { ClientContract } from '../../specs/client.ts';
import type { Clause, OperationSpec, Schema } from '../../specs/spec.ts';
import type { ReadRequest, ReceivedRequest, RequestViolation } from '../model/client.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import { header, parseObject } from '../protocol/aws-json/read.ts';
import { isCborCall, readCborRequest } from './request-cbor.ts';
import { brokenKeywords } from './validate.ts';

const AWS_JSON = /^application\/x-amz-json-1\.1\s*(;|$)/i;

/**
 * Holds a request to the contract: the clauses on clients of the protocol that it speaks, then the
 * schema of its operation, where there is one.
 *
 * @param operations - the operations with specs, by name
 */
export function readRequest(
  request: ReceivedRequest,
  contract: ClientContract,
  operations: Record<string, OperationSpec>,
): ReadRequest {
  const violations: RequestViolation[] = [];
  const { service } = contract;
  const isCbor = isCborCall(request);
  const protocol = isCbor ? service.cbor.protocol : service.protocol;
  const breaks = (id: string, actual: Phrase) => {
    const clause = contract.clauses.find((own) => own.id === `${protocol}/client/${id}`);
    if (!clause) throw new Error(`the specs have no clause client/${id}`);
    violations.push({ clause, actual });
  };
  const { operation, input } = isCbor
    ? readCborRequest(request, contract, operations, breaks)
    : readJsonRequest(request, contract, breaks);
  const authorization = header(request.headers, 'authorization') ?? '';
  if (!isSignedFor(authorization, service.signingName)) {
    breaks('signature', { code: 'signature', scheme: schemeOf(authorization) });
  }
  const spec = operation === null ? undefined : operations[operation];
  if (spec && input) {
    violations.push(...schemaViolations(spec, input));
    for (const at of unknownMembers(spec.request, input, [])) {
      breaks('unknown-member', { code: 'unknown-member', at });
    }
  }
  return { operation, input, violations };
}

function readJsonRequest(
  request: ReceivedRequest,
  contract: ClientContract,
  breaks: (id: string, actual: Phrase) => void,
): Pick<ReadRequest, 'operation' | 'input'> {
  const sent = (name: string): Phrase => ({
    code: 'header',
    name,
    value: header(request.headers, name) ?? null,
  });

  if (request.method !== 'POST' || request.path !== '/') {
    breaks('method', { code: 'request-line', method: request.method, path: request.path });
  }
  if (!AWS_JSON.test(header(request.headers, 'content-type') ?? '')) {
    breaks('content-type', sent('Content-Type'));
  }
  const operation = operationOf(request, contract);
  if (operation === null) breaks('target', sent('X-Amz-Target'));
  const parsed = parseObject(request.body);
  if ('problem' in parsed) breaks('body', { code: 'request-body', problem: parsed.problem });
  return { operation, input: 'object' in parsed ? parsed.object : null };
}

function operationOf({ headers }: ReceivedRequest, contract: ClientContract): string | null {
  const target = header(headers, 'x-amz-target') ?? '';
  const prefix = `${contract.service.targetPrefix}.`;
  const name = target.startsWith(prefix) ? target.slice(prefix.length) : '';
  return contract.operationNames.includes(name) ? name : null;
}

/** The scope of a credential ends in date, region, service and a fixed word. */
function isSignedFor(authorization: string, signingName: string): boolean {
  const scope = /^AWS4-[A-Z0-9-]+ .*Credential=[^,\s]*\/([^/,\s]+)\/aws4_request/.exec(
    authorization,
  );
  return scope?.[1] === signingName;
}

/** What a reader may see of an Authorization header: never the key, never the signature. */
function schemeOf(authorization: string): string | null {
  if (authorization === '') return null;
  const scheme = authorization.split(/\s/)[0] ?? '';
  const service = /Credential=[^,\s]*\/([^/,\s]+)\/aws4_request/.exec(authorization)?.[1];
  return service === undefined ? scheme : `${scheme} for ${service}`;
}

function schemaViolations(spec: OperationSpec, input: JsonObject): RequestViolation[] {
  const found: RequestViolation[] = [];
  for (const [key, { at, value }] of brokenKeywords(spec.request, input)) {
    const clause = clauseOf(spec, key);
    const keyword = key.slice(key.lastIndexOf('/') + 1);
    const actual: Phrase =
      keyword === 'required' ? { code: 'member-absent', at } : { code: 'value', at, value };
    if (clause) found.push({ clause, actual });
  }
  const rule = (id: string) => spec.clauses.find((clause) => clause.id === `${spec.name}/${id}`);
  for (const member of spec.request.required ?? []) {
    const clause = rule(`input/${member}/blank`);
    if (clause && input[member] === '') {
      found.push({ clause, actual: { code: 'value', at: member, value: '' } });
    }
  }
  for (const [member, { items }] of Object.entries(spec.request.properties ?? {})) {
    const unique = rule(`input/${member}/unique-keys`);
    const repeated = repeatedKey(input[member], items?.required?.[0] ?? '');
    if (unique && repeated !== undefined) {
      found.push({ clause: unique, actual: { code: 'repeated', value: repeated } });
    }
  }
  return found;
}

function clauseOf({ name, clauses }: OperationSpec, key: string): Clause | undefined {
  return clauses.find(({ id }) => id === `${name}/input/${key}`);
}

/** The first key that two items of a list have; `member` holds an item's key. */
function repeatedKey(list: Json | undefined, member: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const keys = list
    .map((item) => (item as JsonObject | null)?.[member])
    .filter((key) => typeof key === 'string');
  return keys.find((key, index) => keys.indexOf(key) !== index);
}

function* unknownMembers(schema: Schema, value: Json, path: string[]): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (schema.items) yield* unknownMembers(schema.items, item, [...path, String(index)]);
    }
    return;
  }
  if (value === null || typeof value !== 'object' || !schema.properties) return;
  for (const [name, member] of Object.entries(value)) {
    const own = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (own) yield* unknownMembers(own, member, [...path, name]);
    else yield [...path, name].join('/');
  }
}
