import { keyOf, type Thing } from './journal.ts';

/** Counts things, whatever permits were taken for them. */
export interface Alive {
  made(): number;
  mostAlive(): number;
  /** Notes that a thing was made, or is gone: once each. */
  noteMade(thing: Thing): void;
  noteGone(thing: Thing): void;
  /** Notes that an endpoint said that it made one of a kind. */
  noteAccepted(kind: string): void;
  wasAccepted(kind: string): boolean;
}

/** Nothing was made so far. */
export function newAlive(): Alive {
  const alive = new Set<string>();
  const accepted = new Set<string>();
  let made = 0;
  let most = 0;
  return {
    made: () => made,
    mostAlive: () => most,
    noteMade(thing) {
      made++;
      alive.add(keyOf(thing));
      most = Math.max(most, alive.size);
    },
    noteGone: (thing) => void alive.delete(keyOf(thing)),
    noteAccepted: (kind) => void accepted.add(kind),
    wasAccepted: (kind) => accepted.has(kind),
  };
}
