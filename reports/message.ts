import type { Clause } from '../specs/spec.ts';
import type { CallSummary, Phrase, Reason, ReplySummary } from '../suites/model/phrase.ts';
import { problemWords, spellingWords, unseenWords } from './code-words.ts';
import { keywordWords } from './keyword-words.ts';
import { quote, seconds } from './quote.ts';

/** What a clause requires, in words. */
export function requirement({ requirement: own }: Clause): string {
  if (own.kind === 'text') return own.text;
  return keywordWords(own.keyword, own.value, own.path.join('.').replaceAll('.items', '[]'));
}

/** A finding in words: the only place where a code becomes English. */
export function message(phrase: Phrase): string {
  switch (phrase.code) {
    case 'accepted':
      return '200, the call is accepted';
    case 'fault':
      return `400 ${or(phrase.types)}`;
    case 'status':
      return `HTTP status ${phrase.status}`;
    case 'content-type':
      return `content type ${phrase.contentType}`;
    case 'keyword':
      return keywordWords(phrase.keyword, phrase.value, 'a value that');
    case 'equal':
      return quote(phrase.value);
    case 'equal-ignoring-case':
      return `${quote(phrase.value)}, in any letter case`;
    case 'ends-in':
      return `a value that ends in ${quote(phrase.value)}`;
    case 'one-of':
      return or(phrase.values);
    case 'string':
      return 'a string';
    case 'json-object':
      return 'one JSON object in UTF-8';
    case 'complete-response':
      return 'a complete HTTP response';
    case 'fault-envelope':
      return 'a JSON object that names the fault in __type, code or X-Amzn-ErrorType';
    case 'no-nulls':
      return 'no member that is null';
    case 'request-id':
      return 'a request id in x-amzn-RequestId';
    case 'unique-request-ids':
      return 'a request id of its own on every response';
    case 'absent':
      return `nothing called ${quote(phrase.name)}, since the call was rejected`;
    case 'unchanged':
      return 'it reads as before';
    case 'implemented':
      return 'an answer of the operation';
    case 'listed-once':
      return `${quote(phrase.name)} once in the list`;
    case 'present':
      return `${quote(phrase.name)} in the answer`;
    case 'tags':
      return `the tags ${quote(phrase.tags)}`;
    case 'key-arn':
      return 'the ARN of a KMS key';
    case 'statuses':
      return 'creating or copying, available, deleting, gone, in this order';
    case 'served':
      return 'an answer of the service to every valid request';
    case 'unserved':
      return `${phrase.times} of ${phrase.of} valid requests got no answer of the service; the last: ${reply(phrase.reply)}`;
    case 'explained':
      return 'answers that some order of the calls explains';
    case 'listed':
      return `${quote(phrase.name)} is there ${phrase.times} times`;
    case 'status-sequence':
      return phrase.statuses.join(', ');
    case 'unexplained':
      return phrase.calls.map(call).join('; ');
    case 'reply':
      return reply(phrase.reply);
    case 'value':
      return `${phrase.at} is ${quote(phrase.value)}`;
    case 'member-absent':
      return `${phrase.at} is absent`;
    case 'header':
      return phrase.value === null ? `no header ${phrase.name}` : `${phrase.name}: ${phrase.value}`;
    case 'repeated':
      return `${quote(phrase.value)} came twice`;
    case 'exists':
      return `${quote(phrase.name)} exists`;
    case 'request-line':
      return `${phrase.method} ${phrase.path}`;
    case 'signature':
      return phrase.scheme === null ? 'no header Authorization' : `Authorization: ${phrase.scheme}`;
    case 'request-body':
      return problemWords(phrase.problem);
    case 'unknown-member':
      return `${phrase.at} is no member of the operation's input`;
    case 'spelling':
      return `${phrase.at || 'the body'} is ${spellingWords(phrase.finding)}`;
    case 'body-length':
      return phrase.bytes === 0 ? 'no body' : `a body of ${phrase.bytes} bytes`;
    case 'as-required':
      return 'what the clause requires';
    case 'client-error':
      return 'a status from 400 to 499';
    case 'changed':
      return `${phrase.at} was ${quote(phrase.before)} and is ${quote(phrase.after)}`;
    default:
      return reason(phrase);
  }
}

/** A finding in one line, where `message` would tell a whole history. */
export function gist(phrase: Phrase): string {
  return phrase.code === 'unexplained'
    ? `no order of these ${phrase.calls.length} calls explains their answers`
    : message(phrase);
}

/** One call of a history. */
export function call({ operation, names, answer, tags, shown }: CallSummary): string {
  const asked = [operation, names.join(' to '), ...(tags ? [`with ${listed(tags)}`] : [])];
  return `${asked.join(' ')} gave ${answer}${shown ? `, ${listed(shown)}` : ''}`;
}

function listed(words: string[]): string {
  return words.join(', ') || 'nothing';
}

/** What stands above a history of calls. */
export function historyWords(order: 'witness' | 'unexplained'): string {
  return order === 'witness'
    ? 'an order of the calls that explains every answer:'
    : 'no order explains these answers; the shortest history, as it was sent:';
}

/** Why there is no verdict, and what would let the clause be tested. */
function reason(phrase: Reason): string {
  switch (phrase.code) {
    case 'twin-rejected':
      return `the valid twin was rejected too: ${reply(phrase.reply)}`;
    case 'ordinary-rejected':
      return `the endpoint refuses even an ordinary request: ${reply(phrase.reply)}`;
    case 'repeated-request':
      return 'a lost answer made the request go out twice';
    case 'untyped':
      return `the answer cannot be read: ${reply(phrase.reply)}`;
    case 'no-readback':
      return `the world could not be read back: ${reply(phrase.reply)}`;
    case 'never-seen':
      return typeof phrase.what === 'string'
        ? unseenWords(phrase.what)
        : `no call of this run was answered by ${phrase.what.fault}`;
    case 'never-present':
      return `${phrase.at.replaceAll('/items', '[]')} may be absent, and no answer carried it`;
    case 'not-arranged':
      return `no ${phrase.kind} to work with: ${message(phrase.reason)}`;
    case 'no-way-to-make':
      return `nothing says how to make a ${phrase.kind}`;
    case 'too-many':
      return `the endpoint allows no more ${phrase.kind}s`;
    case 'undeletable':
      return `what was made could not be deleted, so that no more ${phrase.kind}s may be made`;
    case 'needs-alive':
      return `it takes ${phrase.count} things at once; --most-alive ${phrase.count} allows it`;
    case 'seen-once':
      return `seen once, and not again when it was tried alone: ${message(phrase.actual)}, where ${message(phrase.expected)} was expected`;
    case 'blocked-by':
      return `blocked by ${phrase.clause}, which is broken`;
    case 'missing':
      return `${quote(phrase.name)} is not there; name an existing one with --given KIND=NAME`;
    case 'source-state':
      return `${quote(phrase.name)} is ${phrase.status}, and has to be available`;
    case 'arrange-rejected':
      return `${phrase.operation} gave ${reply(phrase.reply)}; name an existing one with --given KIND=NAME`;
    case 'settle-timeout':
      return `${quote(phrase.name)} was still ${phrase.status} after ${seconds(phrase.ms)}`;
    case 'not-implemented':
      return 'the endpoint does not implement the operation';
    case 'declared-absent':
      return 'declared absent in the configuration';
    case 'needs-value':
      return `set ordinary.${phrase.member} in the configuration to a value that may be used`;
    case 'needs-hook':
      return phrase.member === 'absent'
        ? `give a hook arrangements.${phrase.arrangement} in the configuration to reach this state`
        : `others would feel the state ${phrase.arrangement}; --destructive allows it`;
    case 'hook-failed':
      return `the hook for ${phrase.arrangement} failed: ${phrase.detail}`;
    case 'helper-failed':
      return `${phrase.operation} is needed to see it, and gave ${reply(phrase.reply)}`;
    case 'settled-at-once':
      return `the source was available at once; a hook arrangements.${phrase.arrangement} would hold it`;
    case 'needs-slow':
      return 'it takes long or costs much here; --slow allows it';
    case 'irreversible':
      return 'a call that succeeds could not be undone, so that none is sent';
    case 'no-tags-to-inherit':
      return 'the source has no tags that a copy could inherit';
    case 'unreachable':
      return `no call reaches it: ${phrase.why}`;
    case 'list-too-long':
      return `the list has more than ${phrase.pages} pages`;
    case 'not-recorded':
      return `not recorded: the cassette holds no such ${phrase.operation}; record it anew`;
    case 'throttled':
      return `the endpoint never stopped throttling ${phrase.operation}; run again with less at once: --concurrency 1`;
    case 'denied':
      return 'the endpoint does not take the credentials any more';
    case 'endpoint-lost':
      return 'the endpoint stopped answering';
    case 'interrupted':
      return 'the run was interrupted';
    case 'internal':
      return `a fault of the suite: ${phrase.detail}`;
    default:
      // Every code of ours has words; one that a later version made is told as it is.
      phrase satisfies never;
      return (phrase as Phrase).code;
  }
}

/** A reply in a few words. */
export function reply(summary: ReplySummary): string {
  switch (summary.kind) {
    case 'success':
      return `${summary.status}, the call was accepted`;
    case 'fault':
      return `${summary.status} ${summary.type}`;
    case 'failure':
      return `no answer (${summary.failure.code}: ${summary.failure.detail})`;
    case 'unreadable': {
      const kind = summary.contentType.split(';')[0] || 'no content type';
      return `${summary.status} with ${problemWords(summary.problem)} (${kind})`;
    }
  }
}

function or(values: string[]): string {
  return values.length < 2
    ? (values[0] ?? '')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
