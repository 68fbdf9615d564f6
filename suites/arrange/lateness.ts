import type { Patience } from './patience.ts';

/** How late an endpoint's reads are. */
export interface Lateness {
  /** Notes that reads of a kind showed a change so late, in milliseconds; Infinity for never. */
  noteLate(kind: string, ms: number): void;
  /** How long a read of a kind is asked again until it shows a change, in milliseconds. */
  readMs(kind: string): number;
  /** How late reads were at most, in milliseconds, where they showed a change at all. */
  lateMs(): number;
}

/** What is asked again on an endpoint that has once not shown a change in time, in milliseconds. */
const SHORT = 100;

/**
 * Nothing was late so far.
 *
 * @param note - told how late reads were, in milliseconds, each time that is more than ever before
 */
export function newLateness(
  patience: Pick<Patience, 'readMs' | 'limitMs'>,
  note: (ms: number) => void = () => {},
): Lateness {
  const late = new Map<string, number>();
  const never = new Set<string>();
  return {
    noteLate(kind, ms) {
      if (ms === Number.POSITIVE_INFINITY) {
        never.add(kind);
        return;
      }
      late.set(kind, Math.max(late.get(kind) ?? 0, ms));
      note(ms);
    },
    readMs: (kind) =>
      never.has(kind)
        ? Math.max(SHORT, 2 * (late.get(kind) ?? 0))
        : (patience.readMs ?? patience.limitMs),
    lateMs: () => Math.max(0, ...late.values()),
  };
}
