import type { Exchange, FailureCode, Headers } from '../suites/model/exchange.ts';
import type { JsonObject } from '../suites/model/json.ts';
import type { Judgement } from '../suites/model/judgement.ts';
import type { Role, Step } from '../suites/model/trace.ts';

/** An answer. Text and bytes are a body as they are, anything else is one as JSON. */
export type Answer =
  | { status: number; body: unknown; headers?: Headers }
  | { failure: FailureCode };

/** A success with a copy. */
export const COPIED: Answer = { status: 200, body: { Snapshot: { Name: 'copy' } } };

/** A fault as this protocol writes it. */
export function fault(type: string, status = 400): Answer {
  return { status, body: { __type: type, message: 'no' } };
}

/** What DescribeSnapshots lists. */
export function listing(...Snapshots: JsonObject[]): Answer {
  return { status: 200, body: { Snapshots } };
}

/** What ListTags lists; a tag without a value has none. */
export function tagList(tags: Record<string, string | null>): Answer {
  const TagList = Object.entries(tags).map(([Key, Value]) => ({
    Key,
    ...(Value !== null && { Value }),
  }));
  return { status: 200, body: { TagList } };
}

/** An exchange with this answer. */
export function exchangeWith(answer: Answer, mayHaveRepeated = false): Exchange {
  return {
    request: { method: 'POST', url: 'http://localhost/', headers: [], body: '{}' },
    outcome:
      'failure' in answer
        ? { kind: 'failure', failure: { code: answer.failure, detail: 'gone' } }
        : {
            kind: 'response',
            response: {
              status: answer.status,
              headers: answer.headers ?? [],
              body: bytesOf(answer.body),
            },
          },
    attempts: mayHaveRepeated ? 2 : 1,
    mayHaveRepeated,
  };
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A copy of `source` to `copy`. */
export function step(role: Role, answer: Answer, mayHaveRepeated = false): Step {
  const input = { SourceSnapshotName: 'source', TargetSnapshotName: 'copy' };
  const exchange = exchangeWith(answer, mayHaveRepeated);
  return { role, operation: 'CopySnapshot', input, exchange, started: 0, ended: 0 };
}

/** A copy that was answered like this. */
export function answered(status: number, body: unknown, headers: Headers = []): Step {
  return step('probe', { status, body, headers });
}

/** A call of any operation. */
export function call(role: Role, operation: string, input: JsonObject, answer: Answer): Step {
  return { ...step(role, answer), operation, input };
}

/** A look at a snapshot by name. */
export function look(role: Role, SnapshotName: string, answer: Answer): Step {
  return call(role, 'DescribeSnapshots', { SnapshotName }, answer);
}

/** A judgement in a word or two: `holds`, `broken`, or `inconclusive` and why. */
export function outcome(judgement: Judgement): string {
  const reason = judgement.outcome === 'inconclusive' ? ` ${judgement.reason.code}` : '';
  return judgement.outcome + reason;
}
