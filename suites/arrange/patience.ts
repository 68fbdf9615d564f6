/**
 * How waiting is done. Patience is measured in its own pauses, not by a clock: how often is asked
 * depends on the answers alone, so that a replay asks as often as the recording did.
 */
export interface Patience {
  sleep(ms: number): Promise<void>;
  /** First and longest pause between two looks, and the most of all pauses, in milliseconds. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long a thing may take to come to rest or to go. */
  limitMs: number;
  /** The same for a thing of a draw, where many wait; left out, it is `limitMs`. */
  restMs?: number;
  /** How long a read may take to show a change; left out, it is `limitMs`. */
  readMs?: number;
  /** True once the run is to end. */
  stopped(): boolean;
}

/** How long is waited for a thing of a kind that did not come to rest before, in milliseconds. */
export const BRIEFLY_MS = 100;

/** What a look decides: that it is done, or that it looks again. */
export type Looked<T> = { done: T } | { again: true };

/**
 * Looks, pauses and looks again until a look is done or patience ends.
 *
 * @param limitMs - the most of all pauses together
 * @returns what the last look found, and the pauses before it in milliseconds; undefined where
 *   patience ended first
 */
export async function waitFor<T>(
  { sleep, firstPauseMs, longestPauseMs, stopped }: Patience,
  limitMs: number,
  look: (waited: number) => Promise<Looked<T>>,
): Promise<{ found: T | undefined; waited: number }> {
  let waited = 0;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const looked = await look(waited);
    if ('done' in looked) return { found: looked.done, waited };
    if (waited >= limitMs || stopped()) return { found: undefined, waited };
    await sleep(pause);
    waited += pause;
  }
}
