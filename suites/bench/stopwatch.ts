/** What a leg took. */
export interface Took {
  /** Requests per second. */
  rate: number;
  /** CPU time of this process per request, in µs: what is left to compare on a busy machine. */
  cpu: number;
}

/** Starts a measurement; the result ends it. */
export function startWatch(): (requests: number) => Took {
  const started = performance.now();
  const before = process.cpuUsage();
  return (requests) => {
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - started) / 1000;
    return { rate: requests / seconds, cpu: (user + system) / requests };
  };
}
