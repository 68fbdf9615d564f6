import type { Json } from '../model/json.ts';
import type { Before } from './before.ts';

/** A thing that may exist because of this run. */
export interface Thing {
  /** The kind of its resource file. */
  kind: string;
  /** As it was sent, letter for letter: an endpoint may have made a name of null, too. */
  name: Json;
}

/** One text for each thing: names that differ in letter case, or in type, are two. */
export function keyOf({ kind, name }: Thing): string {
  return `${kind}/${JSON.stringify(name)}`;
}

/**
 * The list of what a run may have made, kept so that an interrupted run can be cleaned up. `create`
 * is called before the request is sent, so that nothing exists that is not written down.
 */
export interface Journal {
  /** Notes what was there before the run, names by kind as JSON: it is somebody else's. */
  found(before: Before): void;
  create(thing: Thing): void;
  /** Notes that one of a kind was asked for under no name: an endpoint may have made one up. */
  nameless(kind: string): void;
  isNameless(kind: string): boolean;
  /** Notes that reads of the endpoint were so late, in milliseconds: what it says is missing may be there. */
  late(ms: number): void;
  gone(thing: Thing): void;
  /** What may still exist, in the order of creation. */
  left(): Thing[];
}

/**
 * A journal in memory. Names that differ in letter case only are two: on some endpoints they are.
 *
 * @param write - called with each line, e.g. to append it to a file
 * @param later - called with lines that may be lost: that a thing is gone is found out again
 */
export function newJournal(
  write: (line: string) => void = () => {},
  later: (line: string) => void = write,
): Journal {
  const left = new Map<string, Thing>();
  const nameless = new Set<string>();
  let latest = 0;
  return {
    found(before) {
      const names = Object.entries(before).map(([kind, own]) => [kind, [...own]]);
      write(`${JSON.stringify({ found: Object.fromEntries(names) })}\n`);
    },
    create({ kind, name }) {
      const thing = { kind, name };
      if (typeof name !== 'string' || name === '') nameless.add(kind);
      const own = keyOf(thing);
      if (left.has(own)) return;
      left.set(own, thing);
      write(`${JSON.stringify({ create: thing })}\n`);
    },
    nameless(kind) {
      if (nameless.has(kind)) return;
      nameless.add(kind);
      write(`${JSON.stringify({ nameless: kind })}\n`);
    },
    isNameless: (kind) => nameless.has(kind),
    late(ms) {
      if (ms <= latest) return;
      latest = ms;
      write(`${JSON.stringify({ late: ms })}\n`);
    },
    gone({ kind, name }) {
      const thing = { kind, name };
      if (left.delete(keyOf(thing))) later(`${JSON.stringify({ gone: thing })}\n`);
    },
    left: () => [...left.values()],
  };
}
