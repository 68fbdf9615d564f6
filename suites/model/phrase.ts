import type { ClauseKeyword } from '../../specs/spec.ts';
import type { Json } from './json.ts';
import type { Reply, Unreadable } from './reply.ts';

/** A finding as data: a stable code and its arguments. Only `reports/message.ts` makes words of it. */
export type Phrase = Finding | Reason;

/** What was expected, and what came instead. */
export type Finding =
  // what was expected
  | { code: 'accepted' }
  | { code: 'fault'; types: string[] }
  | { code: 'status'; status: number }
  | { code: 'content-type'; contentType: string }
  | {
      code: 'keyword';
      keyword: ClauseKeyword;
      value: string | number | string[];
    }
  | { code: 'equal'; value: Json }
  | { code: 'equal-ignoring-case'; value: string }
  | { code: 'one-of'; values: string[] }
  | { code: 'ends-in'; value: string }
  | { code: 'string' }
  | { code: 'json-object' }
  | { code: 'complete-response' }
  | { code: 'fault-envelope' }
  | { code: 'no-nulls' }
  | { code: 'request-id' }
  | { code: 'unique-request-ids' }
  | { code: 'absent'; name: string }
  | { code: 'unchanged' }
  | { code: 'implemented' }
  | { code: 'listed-once'; name: string }
  | { code: 'present'; name: string }
  | { code: 'tags'; tags: Record<string, string> }
  | { code: 'key-arn' }
  | { code: 'statuses' }
  | { code: 'explained' }
  | { code: 'served' }
  // what came instead
  | { code: 'reply'; reply: ReplySummary }
  | { code: 'value'; at: string; value: Json }
  | { code: 'member-absent'; at: string }
  | { code: 'header'; name: string; value: string | null }
  | { code: 'repeated'; value: string }
  | { code: 'exists'; name: string }
  | { code: 'listed'; name: string; times: number }
  | { code: 'status-sequence'; statuses: string[] }
  | { code: 'unexplained'; calls: CallSummary[] }
  | { code: 'changed'; at: string; before: Json; after: Json }
  /** So many of so many valid requests got no answer of the service; the last of those. */
  | { code: 'unserved'; times: number; of: number; reply: ReplySummary }
  // what a client sent instead
  | { code: 'request-line'; method: string; path: string }
  | { code: 'signature'; scheme: string | null }
  | { code: 'request-body'; problem: Unreadable }
  | { code: 'unknown-member'; at: string }
  /** How a member is written in CBOR, by the codes of `rpc-v2-cbor/findings.ts`. */
  | { code: 'spelling'; at: string; finding: string }
  | { code: 'body-length'; bytes: number }
  /** What the clause says, and nothing more exact. */
  | { code: 'as-required' }
  /** A status that says that the request is at fault, whatever else the answer says. */
  | { code: 'client-error' };

/** Why there is no verdict. */
export type Reason =
  | { code: 'twin-rejected'; reply: ReplySummary }
  | { code: 'ordinary-rejected'; reply: ReplySummary }
  | { code: 'repeated-request' }
  | { code: 'untyped'; reply: ReplySummary }
  | { code: 'no-readback'; reply: ReplySummary }
  | { code: 'never-seen'; what: Unseen }
  | { code: 'never-present'; at: string }
  /** What it takes to borrow could not be made. */
  | { code: 'not-arranged'; kind: string; reason: Phrase }
  | { code: 'no-way-to-make'; kind: string }
  /** The endpoint says that there are too many of them. */
  | { code: 'too-many'; kind: string }
  /** What was made could not be deleted, so that no more of them may be made. */
  | { code: 'undeletable'; kind: string }
  /** More things at once than are allowed. */
  | { code: 'needs-alive'; count: number }
  /** It broke once, and held when it was tried again by itself. */
  | { code: 'seen-once'; expected: Phrase; actual: Phrase }
  /** A simpler clause that it rests on is broken. */
  | { code: 'blocked-by'; clause: string }
  | { code: 'missing'; name: string }
  | { code: 'source-state'; name: string; status: string }
  | { code: 'arrange-rejected'; operation: string; reply: ReplySummary }
  | { code: 'settle-timeout'; name: string; status: string; ms: number }
  | { code: 'not-implemented' }
  | { code: 'declared-absent' }
  | { code: 'needs-value'; member: string }
  | { code: 'needs-hook'; arrangement: string; member: 'absent' | 'destructive' }
  | { code: 'hook-failed'; arrangement: string; detail: string }
  | { code: 'helper-failed'; operation: string; reply: ReplySummary }
  | { code: 'settled-at-once'; name: string; arrangement: string }
  | { code: 'needs-slow' }
  /** A call that succeeds could not be undone. */
  | { code: 'irreversible' }
  | { code: 'no-tags-to-inherit' }
  /** No call leads to the fault. */
  | { code: 'unreachable'; why: string }
  | { code: 'list-too-long'; pages: number }
  | { code: 'not-recorded'; operation: string }
  | { code: 'throttled'; operation: string }
  | { code: 'endpoint-lost' }
  | { code: 'denied' }
  | { code: 'interrupted' }
  | { code: 'internal'; detail: string };

/** What a clause may wait for in vain. */
export type Unseen =
  | 'success'
  | 'fault'
  | 'rejection'
  | 'request'
  | 'answer'
  | 'request-ids'
  | { fault: string };

/** A reply without its body: enough to say what came back. */
export type ReplySummary =
  | Exclude<Reply, { kind: 'success' | 'fault' }>
  | { kind: 'success'; status: number }
  | { kind: 'fault'; status: number; type: string };

/** One call of a history: operation, the names in its input, the fault's type or `success`. */
export interface CallSummary {
  operation: string;
  names: string[];
  answer: string;
  /** Tags in the input, `key` or `key=value`. */
  tags?: string[];
  /** What a success showed that the model holds against its own: tags, or a status. */
  shown?: string[];
}
