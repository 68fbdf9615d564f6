import type { WrapperFinding } from '../suites/model/client.ts';
import type { Json, JsonObject } from '../suites/model/json.ts';
import { brief } from './escape.ts';
import { message, requirement } from './message.ts';
import { quote, seconds } from './quote.ts';

/** What a wrapper got wrong, in words: what must hold, and what happened instead. */
export function wrapperFinding(finding: WrapperFinding): { expected: string; actual: string } {
  const { expected, actual } = words(finding);
  return { expected: brief(expected), actual: brief(actual) };
}

function words(finding: WrapperFinding): { expected: string; actual: string } {
  switch (finding.code) {
    case 'fault-swallowed':
      return {
        expected: `the service answers ${finding.fault}, so the caller is told`,
        actual: `the fault was swallowed: the call returned ${quote(finding.returned)}`,
      };
    case 'fault-changed':
      return {
        expected: `the service answers ${finding.fault}, so the caller gets ${finding.wanted}`,
        actual: `the caller got ${finding.thrown}`,
      };
    case 'valid-response-refused':
      return {
        expected: 'an answer that the contract allows is returned to the caller',
        actual: `the call threw ${finding.thrown}`,
      };
    case 'nothing-sent':
      return {
        expected: 'an input that the contract allows is sent',
        actual: `no CopySnapshot request was sent; the call ended with ${finding.thrown}`,
      };
    case 'member-lost':
      return {
        expected: `the service answers ${finding.at} ${quote(finding.served)}, so the caller finds it`,
        actual: `${finding.at} is not in what the call returned`,
      };
    case 'member-changed':
      return {
        expected: `the service answers ${finding.at} ${quote(finding.served)}`,
        actual: `the call returned ${finding.at} as ${quote(finding.returned)}`,
      };
    case 'date-changed':
      return {
        expected: `the service answers ${finding.at}, so the caller gets the Date ${finding.served}`,
        actual: `the call returned ${finding.at} as ${kindOf(finding.returned)} ${quote(finding.returned)}`,
      };
    case 'input-lost':
      return {
        expected: `the caller gives ${finding.at} ${quote(finding.given)}, so it is sent`,
        actual: `${finding.at} is not in the request`,
      };
    case 'input-changed':
      return {
        expected: `the caller gives ${finding.at} ${change(finding.given, finding.sent)[0]}`,
        actual: `the request has ${finding.at} ${change(finding.given, finding.sent)[1]}`,
      };
    case 'input-added':
      return {
        expected: `the caller gives no ${finding.at}, so none is sent`,
        actual: `the request has ${finding.at} ${quote(finding.sent)}`,
      };
    case 'retried':
      return {
        expected: `${finding.fault} is final: one CopySnapshot request, no retry`,
        actual: `${requests(finding.requests)} sent`,
      };
    case 'not-retried':
      return {
        expected: `${finding.fault} asks the client to try again later, so a retry follows`,
        actual: `${requests(finding.requests)} sent; the call ended with ${finding.thrown}`,
      };
    case 'never-ended':
      return {
        expected: 'the call ends, by itself and soon',
        actual: `it had not ended after ${finding.requests} requests and ${seconds(finding.ms)}`,
      };
    case 'false-already-exists':
      return {
        expected: `the copy ${quote(finding.name)} was made by this very call, and only its answer was lost; the wrapper claims to be idempotent, so the call succeeds`,
        actual: `after ${finding.requests} CopySnapshot requests the caller got SnapshotAlreadyExistsFault for its own copy`,
      };
    case 'lost-answer-failed':
      return {
        expected: `the copy ${quote(finding.name)} was made and only its answer was lost; the wrapper claims to be idempotent, so the call succeeds`,
        actual: `the call threw ${finding.thrown}`,
      };
    case 'success-without-copy':
      return {
        expected: 'a call that reports success has made the copy',
        actual: `the call returned, and there is no snapshot ${quote(finding.name)}`,
      };
    case 'violation':
      return {
        expected: requirement(finding.violation.clause),
        actual: `${finding.operation ?? 'a request'} was sent with: ${message(finding.violation.actual)} (${finding.violation.clause.id})`,
      };
  }
}

function requests(count: number): string {
  return count === 1 ? '1 CopySnapshot request was' : `${count} CopySnapshot requests were`;
}

function kindOf(value: Json): string {
  return typeof value === 'object' ? 'the object' : `the ${typeof value}`;
}

/** Two values side by side; texts with their lengths where those differ. */
function change(given: Json, sent: Json): [string, string] {
  if (typeof given === 'string' && typeof sent === 'string' && given.length !== sent.length) {
    const sized = (text: string) => `${quote(text)}, ${[...text].length} characters`;
    return [sized(given), sized(sent)];
  }
  const [before, after] = [quote(given), quote(sent)];
  return before !== after ? [before, after] : [JSON.stringify(given), JSON.stringify(sent)];
}

/** A finding with the case that shows it. */
export interface WrapperFailure {
  /** What was tested. */
  check: string;
  finding: WrapperFinding;
  /** The smallest input that shows it. */
  input: JsonObject;
  /** What was asked, and how the stub answered, in order. */
  answers: string[];
  /** The line of the code under test that sent the last copy, where it is known. */
  where: string | null;
  seed: number;
  shrinks: number;
}

function request({ operation, sent }: WrapperFinding & { code: 'violation' }): [string, string] {
  return ['request', brief(`${operation ?? 'no operation'} ${sent}`)];
}

/** A finding as a stranger reads it in the output of a test runner. */
export function wrapperFailure(failure: WrapperFailure): string {
  const { finding } = failure;
  const { expected, actual } = wrapperFinding(finding);
  const shrunk = failure.shrinks === 1 ? 'shrunk once' : `shrunk ${failure.shrinks} times`;
  const rows: [string, string][] = [
    ['expected', expected],
    ['actual', actual],
    ['input', brief(quote(failure.input))],
    ...(finding.code === 'violation' ? [request(finding)] : []),
    ['the service', failure.answers.join(', ') || 'was not asked'],
    ['sent by', failure.where ?? '(the line is not known)'],
    ['seed', `${failure.seed}, ${shrunk}`],
  ];
  const lines = rows.map(([label, text]) => `  ${label.padEnd(13)}${text}`);
  return [failure.check, '', ...lines].join('\n');
}
