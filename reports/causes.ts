import type { Phrase } from '../suites/model/phrase.ts';
import type { ClauseResult } from '../suites/model/run-record.ts';
import { counted, some } from './counted.ts';
import { brief } from './escape.ts';
import { gist, requirement } from './message.ts';

/** A broken clause, and the ids of those that could not be decided because of it. */
export interface Cause {
  clause: string;
  /** Its own result; null where the record has none. */
  result: ClauseResult | null;
  blocked: string[];
}

/** The causes in a run's results, those first that most clauses wait for. */
export function causesIn(results: ClauseResult[]): Cause[] {
  const causes = new Map<string, string[]>();
  for (const { clause, reason } of results) {
    if (!isBlock(reason)) continue;
    const blocked = causes.get(reason.clause);
    if (blocked) blocked.push(clause.id);
    else causes.set(reason.clause, [clause.id]);
  }
  const byId = new Map(results.map((result) => [result.clause.id, result]));
  return [...causes]
    .map(([clause, blocked]) => ({ clause, result: byId.get(clause) ?? null, blocked }))
    .sort((a, b) => b.blocked.length - a.blocked.length);
}

/** True for a clause that waits for a broken one. */
export function isBlocked({ reason }: ClauseResult): boolean {
  return isBlock(reason);
}

function isBlock(reason: Phrase | null): reason is Extract<Phrase, { code: 'blocked-by' }> {
  return reason?.code === 'blocked-by';
}

/** `6 clauses wait for it`. */
export function waitingWords({ blocked }: Pick<Cause, 'blocked'>): string {
  return `${counted(blocked.length, 'clause')} ${blocked.length === 1 ? 'waits' : 'wait'} for it`;
}

/** What was required and what came instead, safe to print; empty where the record does not say. */
export function brokenWords({ result }: Cause): string {
  if (!result?.counterexample) return result ? brief(requirement(result.clause)) : '';
  const { expected: _, actual } = result.counterexample;
  return brief(`${requirement(result.clause)}; actual ${gist(actual)}`);
}

/** A cause on one line, with the first of those that wait for it. */
export function causeWords(cause: Pick<Cause, 'clause' | 'blocked'>): string {
  const { clause, blocked } = cause;
  return `Cause: ${brief(clause)} is broken, ${waitingWords(cause)}: ${some(blocked)}`;
}

/** Ids without the operation that they share with a cause, as they stand beneath it. */
export function shortIds({ clause, blocked }: Pick<Cause, 'clause' | 'blocked'>): string[] {
  const own = `${clause.split('/')[0]}/`;
  return blocked.map((id) => (id.startsWith(own) ? id.slice(own.length) : id));
}
