import type { ReplySummary, Unseen } from '../suites/model/phrase.ts';

/** What of an answer could not be read, in words. */
export function problemWords(problem: string): string {
  return wordOf(PROBLEMS, problem);
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

const PROBLEMS = {
  'not-utf8': 'a body that is not UTF-8',
  'not-json': 'a body that is not JSON',
  'not-object': 'a body that is not a JSON object',
  'too-deep': 'a body that is nested too deeply to be read',
  'no-fault-type': 'a body that names no fault',
  redirect: 'a redirection, which is not followed',
} as const satisfies Record<Extract<ReplySummary, { kind: 'unreadable' }>['problem'], string>;
