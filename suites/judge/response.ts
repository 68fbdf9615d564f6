import type { Json } from '../model/json.ts';
import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Step } from '../model/trace.ts';
import { header, summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';

const INCOMPLETE = ['truncated', 'not-http', 'bad-coding', 'body-timeout'];
const AWS_JSON = /^application\/x-amz-json-1\.1\s*(;|$)/i;
const CONTENT_TYPE = {
  code: 'content-type',
  contentType: 'application/x-amz-json-1.1',
} as const;

/** The response is whole. */
export function framing({ exchange }: Step): Judgement | undefined {
  if (exchange.outcome.kind === 'response') return HOLDS;
  const { failure } = exchange.outcome;
  if (!INCOMPLETE.includes(failure.code)) return undefined;
  return broken(
    { code: 'complete-response' },
    { code: 'reply', reply: { kind: 'failure', failure } },
  );
}

/** Success is answered by 200. */
export function successStatus({ exchange }: Step): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind === 'failure' || reply.status >= 300) return undefined;
  if (reply.status === 200) return HOLDS;
  return broken({ code: 'status', status: 200 }, { code: 'reply', reply: summary(reply) });
}

/** A success is one JSON object. */
export function successBody({ exchange }: Step): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind === 'success') return HOLDS;
  if (reply.kind !== 'unreadable' || reply.status >= 300) return undefined;
  return broken({ code: 'json-object' }, { code: 'reply', reply: summary(reply) });
}

/** Content type of a success. */
export function successContentType(step: Step): Judgement | undefined {
  return readReply(step.exchange).kind === 'success' ? contentType(step) : undefined;
}

/** Content type of a fault. */
export function faultContentType(step: Step): Judgement | undefined {
  const { outcome } = step.exchange;
  // Without a body there is nothing that a content type could speak of.
  if (outcome.kind === 'response' && outcome.response.body.length === 0) return undefined;
  return readReply(step.exchange).kind === 'fault' ? contentType(step) : undefined;
}

/** Members without a value are left out. */
export function noNulls({ exchange }: Step): Judgement | undefined {
  const reply = readReply(exchange);
  if (reply.kind !== 'success') return undefined;
  const at = findNull(reply.body, []);
  return at
    ? broken({ code: 'no-nulls' }, { code: 'value', at: at.join('/'), value: null })
    : HOLDS;
}

function contentType({ exchange }: Step): Judgement | undefined {
  if (exchange.outcome.kind === 'failure') return undefined;
  const value = header(exchange.outcome.response.headers, 'content-type');
  if (value !== undefined && AWS_JSON.test(value)) return HOLDS;
  return broken(CONTENT_TYPE, {
    code: 'header',
    name: 'content-type',
    value: value ?? null,
  });
}

function findNull(value: Json, path: string[]): string[] | undefined {
  if (value === null) return path;
  if (typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = findNull(member, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
