import type { ReplySummary, Unseen } from '../suites/model/phrase.ts';

/** What of an answer could not be read, in words. */
export function problemWords(problem: string): string {
  return wordOf(PROBLEMS, problem);
}

/** How a value was written in CBOR, in words that follow `is`. */
export function spellingWords(finding: string): string {
  return wordOf(SPELLINGS, finding);
}

/** What no call of a run brought, in words. */
export function unseenWords(what: string): string {
  return wordOf(UNSEEN, what);
}

/**
 * The words for a code, or the code itself where a later version made it. `constructor` and the like, which
 * every object inherits, are such codes too.
 */
function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

const UNSEEN = {
  success: 'no call succeeded in this run',
  fault: 'no answer was a fault',
  rejection: 'the call that it begins with was not refused',
  request: 'no request of this run tried it',
  answer: 'the case brought no answer that the clause speaks of',
  'request-ids': 'fewer than two answers carried a request id',
} as const satisfies Record<Extract<Unseen, string>, string>;

const SPELLINGS = {
  'not-smallest-integer': 'an integer in more bytes than it needs',
  'half-float': 'a float of half precision',
  'float-for-integer': 'a float where an integer belongs',
  'null-member': 'null',
  'undefined-member': 'undefined',
  'undefined-item': 'undefined',
  'duplicate-key': 'there twice',
  'bytes-for-text': 'a byte string where text belongs',
  'untagged-time': 'a point in time without tag 1',
  'text-time': 'a point in time as text',
  'bad-time': 'no point in time behind a tag for one',
  'finer-than-milliseconds': 'finer than milliseconds',
  'big-number': 'a big number where an integer belongs',
  'bad-number': 'no number behind a tag for one',
  'unassigned-simple': 'a simple value without a meaning',
  'relative-type': 'a name without its namespace',
  'smithy-protocol': 'without Smithy-Protocol: rpc-v2-cbor',
} as const;

const PROBLEMS = {
  'not-utf8': 'a body that is not UTF-8',
  'not-json': 'a body that is not JSON',
  'not-object': 'a body that is not a JSON object',
  'too-deep': 'a body that is nested too deeply to be read',
  'no-fault-type': 'a body that names no fault',
  truncated: 'a body that ends within a data item',
  'trailing-bytes': 'a body with bytes behind its data item',
  reserved: 'a body with a reserved first byte',
  'unexpected-break': 'a body with a break where nothing is open',
  'bad-chunk': 'a body with a chunk of another type than its string',
  'bad-simple': 'a body with a simple value in two bytes that needs one',
  'too-many-items': 'a body with too many data items to be read',
  'not-map': 'a body that is not a CBOR map',
  'key-not-text': 'a body with a key that is not text',
  redirect: 'a redirection, which is not followed',
} as const satisfies Record<Extract<ReplySummary, { kind: 'unreadable' }>['problem'], string>;
