import type { RunHeader } from '../suites/model/run-record.ts';

/** A header as a run writes it, for tests of what is made of records. */
export function headerOf(own: Partial<RunHeader> = {}): RunHeader {
  return {
    kind: 'header',
    format: 'memorydb-conformance/run/2',
    suite: '0.1.0',
    specRevision: '2026-11',
    operations: ['CopySnapshot'],
    endpoint: 'http://127.0.0.1:1/',
    region: 'us-east-1',
    startedAt: '2026-01-01T00:00:00.000Z',
    seed: 4711,
    runs: 5,
    concurrency: 8,
    timeoutMs: 10_000,
    select: [],
    given: {},
    mostAlive: 12,
    strict: false,
    ...own,
  };
}
