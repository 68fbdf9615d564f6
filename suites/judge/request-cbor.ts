import type { ClientContract } from '../../specs/client.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import type { ReadRequest, ReceivedRequest } from '../model/client.ts';
import type { Phrase } from '../model/phrase.ts';
import { header } from '../protocol/aws-json/read.ts';
import { CLIENT_CLAUSES } from '../protocol/rpc-v2-cbor/clause-of.ts';
import { CONTENT_TYPE, mediaType } from '../protocol/rpc-v2-cbor/read.ts';
import { type CallViolation, readCall } from '../protocol/rpc-v2-cbor/read-call.ts';

/**
 * True for a request that means to be RPC v2 CBOR: by its header, or else by path or content type
 * where it has no target, without which it can be nothing else.
 */
export function isCborCall({ headers, path }: ReceivedRequest): boolean {
  if (header(headers, 'smithy-protocol') !== undefined) return true;
  if (header(headers, 'x-amz-target') !== undefined) return false;
  const isCbor = mediaType(header(headers, 'content-type') ?? '') === CONTENT_TYPE;
  return isCbor || /\/service\/[^/]*\/operation\//.test(path);
}

/** Holds a request to the clauses on clients of RPC v2 CBOR. */
export function readCborRequest(
  request: ReceivedRequest,
  { service, operationNames }: ClientContract,
  operations: Record<string, OperationSpec>,
  breaks: (id: string, actual: Phrase) => void,
): Pick<ReadRequest, 'operation' | 'input'> {
  const inputs = operationNames.map((name) => [name, operations[name]?.request ?? {}] as const);
  const { operation, input, findings, violations } = readCall(request, {
    name: service.targetPrefix,
    namespace: service.cbor.namespace,
    operations: Object.fromEntries(inputs),
  });
  for (const violation of violations) breaks(violation.code, phraseOf(violation, request));
  for (const { at, code } of findings) {
    const clause = CLIENT_CLAUSES[code];
    if (clause === null) continue;
    breaks(clause.replace(/^client\//, ''), { code: 'spelling', at, finding: code });
  }
  return { operation, input };
}

function phraseOf(violation: CallViolation, { method, path, body }: ReceivedRequest): Phrase {
  const sent = (name: string, value: string | null): Phrase => ({ code: 'header', name, value });
  switch (violation.code) {
    case 'smithy-protocol':
      return sent('Smithy-Protocol', violation.value);
    case 'target-header':
      return sent('X-Amz-Target', violation.value);
    case 'content-type':
    case 'content-type-without-input':
      return sent('Content-Type', violation.value);
    case 'accept':
      return sent('Accept', violation.value);
    case 'content-length':
      return sent('Content-Length', null);
    case 'empty-body':
    case 'body-without-input':
      return { code: 'body-length', bytes: body.length };
    case 'body':
      return { code: 'request-body', problem: violation.problem };
    default:
      return { code: 'request-line', method, path };
  }
}
