import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { CallSummary, Phrase } from '../model/phrase.ts';
import type { Trace } from '../model/trace.ts';

/** A case that broke a clause. */
export interface Breakage {
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
}

/** What one experiment found about one clause. */
export interface Tally {
  held: number;
  broke: number;
  unproven: number;
  reason: Phrase | null;
  breakage: Breakage | null;
  /** Requests that the run had sent when the clause was first seen broken. */
  spent: number | null;
  /** An order of calls that explains what was seen, where the clause asks for one. */
  witness: CallSummary[] | null;
}

export function newTally(): Tally {
  return {
    held: 0,
    broke: 0,
    unproven: 0,
    reason: null,
    breakage: null,
    spent: null,
    witness: null,
  };
}

/** Counts a judgement; the first reason is the one that is kept. */
export function count(tally: Tally, judgement: Judgement): void {
  if (judgement.outcome === 'holds') {
    tally.held++;
    tally.witness ??= judgement.witness ?? null;
  } else if (judgement.outcome === 'broken') tally.broke++;
  else {
    tally.unproven++;
    tally.reason ??= judgement.reason;
  }
}

/** Adds what a later experiment found: the earlier one's reason and breakage stay. */
export function merge(into: Tally, from: Tally): void {
  into.held += from.held;
  into.broke += from.broke;
  into.unproven += from.unproven;
  into.reason ??= from.reason;
  into.breakage ??= from.breakage;
  into.witness ??= from.witness;
  if (from.spent !== null) into.spent = Math.min(into.spent ?? from.spent, from.spent);
}

/** The tally of a clause, made when it is first asked for. */
export function tallyOf(tallies: Map<string, Tally>, clause: string): Tally {
  const known = tallies.get(clause);
  if (known) return known;
  const fresh = newTally();
  tallies.set(clause, fresh);
  return fresh;
}
