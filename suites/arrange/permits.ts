/** How many things a run may have alive at once. */
export interface Permits {
  /** Waits until so many may be made; false where that never can be. First come, first served. */
  take(count: number): Promise<boolean>;
  give(count: number): void;
  /** Of those that were taken, so many are never given back: they are borrowed by all. */
  keep(count: number): void;
  /** So many that were kept are gone. */
  release(count: number): void;
  /** Of those that were taken, so many cannot be deleted: others may make as many less. */
  lose(count: number): void;
  /**
   * The endpoint says that there are too many: from now on half of what is not kept.
   *
   * @returns false where it was one at a time already
   */
  halve(): boolean;
  /** So many may be taken at once, beside those that are kept. */
  room(): number;
  /** Why fewer may be taken than at first: too many for the endpoint, or some that could not be deleted. */
  lowered(): 'too-many' | 'undeletable' | null;
  taken(): number;
  /** The most that were taken at once. */
  most(): number;
}

/** Permits for so many things. */
export function newPermits(start: number): Permits {
  let limit = start;
  let taken = 0;
  let kept = 0;
  let most = 0;
  let halved = false;
  const waiting: { count: number; grant(granted: boolean): void }[] = [];
  const serve = () => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const never = next.count > limit - kept;
      if (!never && taken + next.count > limit) return;
      waiting.shift();
      if (!never) {
        taken += next.count;
        most = Math.max(most, taken);
      }
      next.grant(!never);
    }
  };
  return {
    take: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, grant: resolve });
        serve();
      }),
    give(count) {
      taken -= count;
      serve();
    },
    keep(count) {
      kept += count;
      // Who waits for more than there is room for now waits in vain.
      serve();
    },
    release(count) {
      kept -= count;
      taken -= count;
      serve();
    },
    lose(count) {
      taken -= count;
      limit = Math.max(kept, limit - count);
      serve();
    },
    halve() {
      const room = limit - kept;
      if (room <= 1) return false;
      halved = true;
      limit = kept + Math.floor(room / 2);
      serve();
      return true;
    },
    room: () => limit - kept,
    lowered() {
      if (limit >= start) return null;
      return halved ? 'too-many' : 'undeletable';
    },
    taken: () => taken,
    most: () => most,
  };
}
