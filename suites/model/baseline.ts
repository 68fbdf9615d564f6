import type { Phrase } from './phrase.ts';

/** A failure that people know of: an entry of a baseline. Dates are `YYYY-MM-DD`, in UTC. */
export interface KnownFailure {
  /** Id of the clause. */
  clause: string;
  reason: string;
  link?: string;
  firstSeen: string;
  /** The last day on which it is put up with. */
  expires?: string;
}

/** An entry, and the line of its file on which it begins, from 1. */
export interface BaselineEntry extends KnownFailure {
  line: number;
}

/** The baseline that a run is held against. */
export interface Baseline {
  /** Its path, as the user gave it. */
  file: string;
  entries: BaselineEntry[];
}

/** Why an entry has to go: its clause passes now, or its time is over and the clause still fails. */
export type Staleness = 'passes' | 'expired';

/** What a baseline says of one clause of a run. */
export type BaselineFinding =
  | { code: 'new-failure'; clause: string; reason: Phrase | null }
  | { code: 'known-failure'; entry: BaselineEntry }
  | { code: 'stale-entry'; why: Staleness; entry: BaselineEntry };
