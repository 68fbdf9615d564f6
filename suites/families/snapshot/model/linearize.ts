import { type Command, keyOf, type Namespace } from './state.ts';
import { successors } from './successors.ts';

/** A command with the span in which it took effect: two counts of one clock, start before end. */
export interface Timed extends Command {
  started: number;
  ended: number;
}

/** An order of the commands that explains every answer, by their indexes, or the proof of none. */
export type Linearization = { ok: true; order: number[] } | { ok: false };

/**
 * Looks for a sequential order of a history that explains all its answers and keeps the order of
 * commands that did not overlap (Herlihy and Wing, 1990; the search is Wing and Gong's with states
 * remembered). Exponential in the number of commands that overlap: for histories of a few dozen.
 */
export function linearize(history: Timed[], start: Namespace): Linearization {
  const seen = new Set<string>();
  const order: number[] = [];
  const done = new Array<boolean>(history.length).fill(false);

  const search = (state: Namespace): boolean => {
    if (order.length === history.length) return true;
    const key = `${done.map(Number).join('')} ${keyOf(state)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const waiting = history.filter((_, index) => !done[index]);
    const horizon = Math.min(...waiting.map(({ ended }) => ended));
    for (const [index, command] of history.entries()) {
      // Nothing that ended before this one began may still be waiting.
      if (done[index] || command.started > horizon) continue;
      done[index] = true;
      order.push(index);
      for (const next of successors(state, command)) {
        if (search(next)) return true;
      }
      order.pop();
      done[index] = false;
    }
    return false;
  };
  return search(start) ? { ok: true, order } : { ok: false };
}
