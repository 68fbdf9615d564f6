import { FAULTS, type Fault } from './answers.ts';

/** When a fault comes, by the how-manieth request of its place it is, from 0, and by chance. */
export const TIMES: Record<string, (n: number, chance: number) => boolean> = {
  'at once': (n) => n === 0,
  'once in the middle': (n) => n === 3,
  'from the middle on': (n) => n >= 3,
  always: () => true,
  'now and then': (_n, chance) => chance < 0.05,
};

/** Where a fault comes: the requests whose operation begins so. */
export const PLACES: Record<string, RegExp> = {
  lists: /^Describe/,
  copies: /^Copy/,
  creations: /^Create/,
  deletions: /^Delete/,
  tags: /Tag/,
  anything: /^/,
};

/** One fault of the plan. */
export interface Planned {
  name: string;
  what: string;
  fault: Fault;
  when: string;
  where: string;
}

/** What × when × where: all faults that there are. */
export const PLAN: readonly Planned[] = Object.entries(FAULTS).flatMap(([what, fault]) =>
  Object.keys(TIMES).flatMap((when) =>
    Object.keys(PLACES).map((where) => ({
      name: `${what}, ${when}, for ${where}`,
      ...{ what, fault, when, where },
    })),
  ),
);

/** So many of a list, spread over it, others with another seed; all where there are no more. */
export function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  if (count >= all.length) return [...all];
  const step = all.length / count;
  const chance = newChance(seed);
  return Array.from({ length: count }, (_, n) => all[Math.floor((n + chance()) * step)] as T);
}

/** Numbers from 0 to 1 that follow from a seed. */
export function newChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
