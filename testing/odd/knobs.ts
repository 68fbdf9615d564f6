import type { Accidents } from './accidents.ts';

/** In what an odd server differs from the contract, or from other servers that keep it. */
export interface Knobs {
  /**
   * What becomes of a name's letters: stored in lower case and found in any (as the contract says);
   * kept, and found in any; kept, and found only as they are; stored in lower case, and found only so.
   */
  letters: 'lower' | 'kept' | 'sensitive' | 'exact';
  /** What gets `-1` after its name. */
  renames: 'nothing' | 'copies' | 'everything';
  /** An answer to a copy shows the name of the first thing that is there, whoever has made it. */
  showsOthers: boolean;
  /** A copy without a target's name is made, under a name of the server's own. */
  inventsNames: boolean;
  /** What a copy is refused for does not keep it from being made. */
  makesWhatItRefuses: boolean;
  /** So late reads and lists show what has changed, in milliseconds. */
  lateReadsMs: number;
  /** So late any call finds a new thing, in milliseconds; its name is taken at once. */
  lateForAllMs: number;
  /** How long a thing takes to be made, and to go, in milliseconds. */
  settleMs: number;
  /** Copies stay in creating; they can be deleted, or not even that. */
  copies: 'settle' | 'never settle' | 'never settle, nor go';
  /** So many snapshots may be there at once, whoever made them. */
  quota: number;
  /** What a page may be asked to hold, at least and at most. */
  pages: { least: number; most: number };
  accidents: Accidents | null;
  /** What a deletion comes to: it is done, denied, or answered and not done. */
  deletions: 'done' | 'denied' | 'answered';
}

/** A server that keeps the contract. */
export const PLAIN: Knobs = {
  letters: 'lower',
  renames: 'nothing',
  showsOthers: false,
  inventsNames: false,
  makesWhatItRefuses: false,
  lateReadsMs: 0,
  lateForAllMs: 0,
  settleMs: 4,
  copies: 'settle',
  quota: Number.POSITIVE_INFINITY,
  pages: { least: 1, most: 50 },
  accidents: null,
  deletions: 'done',
};
