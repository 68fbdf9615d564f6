import type { OperationSpec, Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Step } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { ANSWER_CLAUSES } from '../protocol/rpc-v2-cbor/clause-of.ts';
import { type CborReply, readReply } from '../protocol/rpc-v2-cbor/read.ts';
import { message } from './fault.ts';
import { framing } from './response.ts';

/** What of an operation its answers in RPC v2 CBOR are held to. */
export type Shapes = Pick<OperationSpec, 'response' | 'faults'>;

/** Clauses that hold only where an answer had something that could break them. */
const NEEDS: Record<string, (schema: Schema) => boolean> = {
  'answering/time-tag': ({ title }) => title === 'epoch-seconds',
  'answering/time-resolution': ({ title }) => title === 'epoch-seconds',
  'answering/integer': ({ type }) => [type].flat().includes('integer'),
  'answering/smallest-integer': ({ type }) => [type].flat().includes('integer'),
};
const HEADERS = [
  'answering/smithy-protocol',
  'answering/content-type',
  'answering/content-type-without-body',
  'answering/no-type-header',
];
/** Clauses on how a body is written; `absolute-type` is of faults alone. */
const WRITTEN = [...new Set(Object.values(ANSWER_CLAUSES))].filter(
  (id) => id !== null && !HEADERS.includes(id) && id !== 'answering/absolute-type',
) as string[];

/**
 * Holds an answer in RPC v2 CBOR to the clauses on answers, by their ids below the protocol.
 *
 * @param shapes - undefined where nothing is known of the operation
 */
export function answering(step: Step, shapes?: Shapes): [clause: string, judgement: Judgement][] {
  const { outcome } = step.exchange;
  const whole = framing(step);
  const seen: [string, Judgement][] = whole ? [['answering/framing', whole]] : [];
  if (outcome.kind === 'failure') return seen;
  const reply = readReply(step.exchange, shapes?.response);
  // What stands before the service answers a server's error in whatever it likes.
  if (reply.kind === 'failure' || reply.status >= 500) return seen;
  const wrong = new Map<string, Phrase>();
  const { headers, body } = outcome.response;
  for (const code of reply.spelled.headers) {
    const id = ANSWER_CLAUSES[code];
    const name = code === 'error-type-header' ? 'X-Amzn-ErrorType' : HEADER_OF[code];
    const value = headers.find(([own]) => own.toLowerCase() === name?.toLowerCase())?.[1] ?? null;
    if (id) wrong.set(id, { code: 'header', name: name ?? code, value });
  }
  for (const { at, code } of reply.spelled.body) {
    const id = ANSWER_CLAUSES[code];
    if (id) wrong.set(id, { code: 'spelling', at, finding: code });
  }
  const told = (id: string) => {
    const actual = wrong.get(id);
    seen.push([`${id}`, actual ? broken({ code: 'as-required' }, actual) : HOLDS]);
  };
  for (const id of HEADERS) {
    const isOfBody = id === 'answering/content-type';
    if (id !== 'answering/content-type-without-body' && isOfBody && body.length === 0) continue;
    told(id);
  }
  seen.push(...ofBody(reply, step, shapes));
  if (reply.kind === 'unreadable') return seen;
  for (const id of WRITTEN) {
    const needs = NEEDS[id];
    const { response } = shapes ?? {};
    const has =
      !needs || (response && reply.kind === 'success' && holds(response, reply.body, needs));
    if (has || wrong.has(id)) told(id);
  }
  if (reply.kind === 'fault') told('answering/absolute-type');
  return seen;
}

const HEADER_OF: Record<string, string> = {
  'smithy-protocol': 'Smithy-Protocol',
  'content-type': 'Content-Type',
  'content-type-without-body': 'Content-Type',
};

function ofBody(
  reply: Exclude<CborReply, { kind: 'failure' }>,
  step: Step,
  shapes: Shapes | undefined,
): [string, Judgement][] {
  const actual: Phrase = { code: 'reply', reply: summary(reply) };
  const is = (good: boolean, expected: Phrase): Judgement =>
    good ? HOLDS : broken(expected, actual);
  if (reply.status < 300) {
    return [
      ['answering/status', is(reply.status === 200, { code: 'status', status: 200 })],
      ['answering/body', is(reply.kind === 'success', { code: 'as-required' })],
    ];
  }
  if (reply.status < 400) return [];
  const seen: [string, Judgement][] = [
    ['answering/fault-type', is(reply.kind === 'fault', { code: 'as-required' })],
  ];
  if (reply.kind !== 'fault') return seen;
  const said = message(step);
  if (said) seen.push(['answering/fault-message', said]);
  const fault = shapes?.faults.find(({ name }) => name === reply.type);
  if (!fault) return seen;
  const status = fault.modelled ?? fault.status;
  seen.push(['answering/fault-status', is(reply.status === status, { code: 'status', status })]);
  return seen;
}

/** True where a value has something, at whatever depth, that its schema tells to be of a kind. */
function holds(schema: Schema, value: Json, is: (schema: Schema) => boolean): boolean {
  if (value === null) return false;
  if (is(schema)) return true;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items !== undefined && value.some((item) => holds(items, item, is));
  }
  if (typeof value !== 'object') return false;
  return Object.entries(schema.properties ?? {}).some(([name, own]) => {
    const member = (value as JsonObject)[name];
    return member !== undefined && holds(own, member, is);
  });
}
