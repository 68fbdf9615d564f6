import type { Headers } from '../../model/exchange.ts';
import type { JsonObject } from '../../model/json.ts';
import { header } from '../aws-json/read.ts';
import type { Finding } from './findings.ts';
import { type BodyProblem, CONTENT_TYPE, mediaType, readBody, speaksCbor } from './read.ts';
import type { Typed } from './typed.ts';

/** A request as it arrived. */
export interface ArrivedCall {
  method: string;
  /** With or without a query. */
  path: string;
  headers: Headers;
  body: Uint8Array;
}

/** The service that a request is read for. */
export interface CborService {
  /** The shape name, without namespace. */
  name: string;
  namespace: string;
  /** Input by operation; null for an operation without input. */
  operations: Record<string, Typed | null>;
}

/** What a request does against the protocol. */
export type CallViolation =
  | { code: 'smithy-protocol'; value: string | null }
  | { code: 'method'; value: string }
  /** No `/service/…/operation/…` at the end of the path. */
  | { code: 'path'; value: string }
  | { code: 'service'; value: string }
  /** The absolute shape id of the service: servers take it, clients do not send it. */
  | { code: 'absolute-service'; value: string }
  | { code: 'operation'; value: string }
  /** The absolute shape id of an operation: neither sent nor taken. */
  | { code: 'absolute-operation'; value: string }
  | { code: 'target-header'; value: string }
  | { code: 'content-type'; value: string | null }
  /** No body where an input without members is a map without pairs. */
  | { code: 'empty-body' }
  /** A body, or a content type, for an operation without input. */
  | { code: 'body-without-input' }
  | { code: 'content-type-without-input'; value: string }
  | { code: 'accept'; value: string | null }
  | { code: 'content-length' }
  | { code: 'body'; problem: BodyProblem; offset: number | null };

/** A request as a server reads it. */
export interface ReadCall {
  /** Null where no operation of the service is meant. */
  operation: string | null;
  /** Null where there is none to be had. An empty body is an input without members. */
  input: JsonObject | null;
  /** How the body is spelled. */
  findings: Finding[];
  violations: CallViolation[];
  /** True where a server must not, or cannot, serve the request. */
  refused: boolean;
}

/** What a server serves all the same, since only clients are told not to do it. */
const SERVED: ReadonlySet<CallViolation['code']> = new Set([
  'absolute-service',
  'accept',
  'content-length',
  'empty-body',
  'body-without-input',
  'content-type-without-input',
]);

/**
 * Reads a request as Smithy RPC v2 CBOR, sections Identification for claiming and Requests.
 * Never throws, whatever comes.
 */
export function readCall(call: ArrivedCall, service: CborService): ReadCall {
  const violations: CallViolation[] = [];
  const { headers, method } = call;
  if (!speaksCbor(headers)) {
    violations.push({ code: 'smithy-protocol', value: header(headers, 'smithy-protocol') ?? null });
  }
  if (method !== 'POST') violations.push({ code: 'method', value: method });
  const operation = route(call.path, service, violations);
  const target = header(headers, 'x-amz-target') ?? header(headers, 'x-amzn-target');
  if (target !== undefined) violations.push({ code: 'target-header', value: target });
  const accept = header(headers, 'accept');
  if (mediaType(accept ?? '') !== CONTENT_TYPE) {
    violations.push({ code: 'accept', value: accept ?? null });
  }
  const typed = operation === null ? undefined : service.operations[operation];
  const { input, findings } = readInput(call, typed, violations);
  const refused = violations.some(({ code }) => !SERVED.has(code));
  return { operation, input, findings, violations, refused };
}

/** Only the last four segments of the path count. */
function route(path: string, service: CborService, violations: CallViolation[]): string | null {
  const [plain = ''] = path.split('?');
  const [marker, own, verb, operation, ...more] = plain.split('/').slice(-4);
  const rooted = plain.startsWith('/') && plain.split('/').length > 4;
  if (!rooted || marker !== 'service' || verb !== 'operation' || more.length > 0) {
    violations.push({ code: 'path', value: path });
    return null;
  }
  const absolute = `${service.namespace}.${service.name}`;
  if (own === absolute) violations.push({ code: 'absolute-service', value: absolute });
  else if (own !== service.name) {
    violations.push({ code: 'service', value: own ?? '' });
    return null;
  }
  const name = operation ?? '';
  if (Object.hasOwn(service.operations, name)) return name;
  const isAbsolute = [`${service.namespace}.`, `${service.namespace}#`, `${service.namespace}%23`];
  const code = isAbsolute.some((start) => name.startsWith(start))
    ? 'absolute-operation'
    : 'operation';
  violations.push({ code, value: name });
  return null;
}

function readInput(
  { headers, body }: ArrivedCall,
  typed: Typed | null | undefined,
  violations: CallViolation[],
): { input: JsonObject | null; findings: Finding[] } {
  const contentType = header(headers, 'content-type') ?? null;
  if (typed === null) {
    if (body.length > 0) violations.push({ code: 'body-without-input' });
    if (contentType !== null) {
      violations.push({ code: 'content-type-without-input', value: contentType });
    }
  }
  if (body.length === 0) {
    if (typed) violations.push({ code: 'empty-body' });
    return { input: {}, findings: [] };
  }
  if (mediaType(contentType ?? '') !== CONTENT_TYPE) {
    violations.push({ code: 'content-type', value: contentType });
  }
  if (header(headers, 'content-length') === undefined) violations.push({ code: 'content-length' });
  const read = readBody(body, typed ?? undefined);
  if ('object' in read) return { input: read.object, findings: read.findings };
  violations.push({ code: 'body', problem: read.problem, offset: read.offset });
  return { input: null, findings: [] };
}
