import type { Json } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import type { Trace } from '../model/trace.ts';

/** A case that broke a clause. */
export interface Breakage {
  experiment: string;
  draw: Json;
  expected: Phrase;
  actual: Phrase;
  trace: Trace;
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
}

export function newTally(): Tally {
  return { held: 0, broke: 0, unproven: 0, reason: null, breakage: null };
}

/** Counts a judgement; the first reason is the one that is kept. */
export function count(tally: Tally, judgement: Judgement): void {
  if (judgement.outcome === 'holds') tally.held++;
  else if (judgement.outcome === 'broken') tally.broke++;
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
}

/** The tally of a clause, made when it is first asked for. */
export function tallyOf(tallies: Map<string, Tally>, clause: string): Tally {
  const known = tallies.get(clause);
  if (known) return known;
  const fresh = newTally();
  tallies.set(clause, fresh);
  return fresh;
}
