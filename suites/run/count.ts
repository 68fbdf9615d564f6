import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { CallSummary, Phrase } from '../model/phrase.ts';
import type { Trace } from '../model/trace.ts';

/** A case that broke a clause. */
export interface Failure {
  experiment: string;
  draw: Json;
  expected: Phrase;
  actual: Phrase;
  trace: Trace;
  /** Index of the step that shows it; null where it takes the whole trace. */
  step: number | null;
  seed: number;
  path: string;
  shrinks: number;
  /** True once it showed again, by itself; false where it did not. Absent before it was tried. */
  confirmed?: boolean;
}

/** What one experiment found about one clause. */
export interface Count {
  held: number;
  broke: number;
  unproven: number;
  reason: Phrase | null;
  failure: Failure | null;
  /** Requests that the run had sent when the clause was first seen broken. */
  spent: number | null;
  /** An order of calls that explains what was seen, where the clause asks for one. */
  witness: CallSummary[] | null;
}

export function newCount(): Count {
  return {
    held: 0,
    broke: 0,
    unproven: 0,
    reason: null,
    failure: null,
    spent: null,
    witness: null,
  };
}

/** Counts a judgement; the first reason is the one that is kept. */
export function count(into: Count, judgement: Judgement): void {
  if (judgement.outcome === 'holds') {
    into.held++;
    into.witness ??= judgement.witness ?? null;
  } else if (judgement.outcome === 'broken') into.broke++;
  else {
    into.unproven++;
    into.reason ??= judgement.reason;
  }
}

/** Adds what a later experiment found: the earlier one's reason and failure stay. */
export function merge(into: Count, from: Count): void {
  into.held += from.held;
  into.broke += from.broke;
  into.unproven += from.unproven;
  into.reason ??= from.reason;
  if (!into.failure || (into.failure.confirmed === false && from.failure)) {
    into.failure = from.failure ?? into.failure;
  }
  into.witness ??= from.witness;
  if (from.spent !== null) into.spent = Math.min(into.spent ?? from.spent, from.spent);
}

/** The count of a clause, made when it is first asked for. */
export function countOf(counts: Map<string, Count>, clause: string): Count {
  const known = counts.get(clause);
  if (known) return known;
  const fresh = newCount();
  counts.set(clause, fresh);
  return fresh;
}
