/** What becomes of a request in place of an answer; it then takes no effect. */
export type Accident = 'error' | 'gateway' | 'reset' | 'silence';

/** Which requests meet an accident: each so many-eth an error, or one in so many, by chance. */
export type Accidents = { every: number } | { oneIn: number; seed: number };

const KINDS: Accident[] = ['error', 'gateway', 'reset', 'silence'];

/** Decides over each request in turn; the same seed decides the same. */
export function newChance(accidents: Accidents | null): () => Accident | undefined {
  if (accidents === null) return () => undefined;
  if ('every' in accidents) {
    let count = 0;
    return () => (++count % accidents.every === 0 ? 'error' : undefined);
  }
  const next = numbers(accidents.seed);
  return () => {
    const isOne = next() < 1 / accidents.oneIn;
    const kind = KINDS[Math.floor(next() * KINDS.length)];
    return isOne ? kind : undefined;
  };
}

/** Numbers from 0 to 1 that follow from a seed: a multiplicative generator (Park and Miller, 1988). */
function numbers(seed: number): () => number {
  const MODULUS = 2_147_483_647;
  let state = ((Math.abs(seed) * 16_807 + 1) % (MODULUS - 1)) + 1;
  return () => {
    state = (state * 48_271) % MODULUS;
    return state / MODULUS;
  };
}
