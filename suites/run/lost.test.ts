import { afterEach, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import type { Peer } from '../../testing/hostile/peer.ts';
import { faultOf, startProxy } from '../../testing/hostile/proxy.ts';
import { runOn } from '../prove/harness.ts';

/** Short only where silence must end it: on a busy machine any answer takes its time. */
const TIMEOUT = 300;
const PATIENT = 10_000;

let reference: Reference;
let proxy: Peer;

afterEach(async () => {
  await proxy.close();
  await reference.close();
});

/** How an endpoint may come to its end. */
type Death = 'closes' | 'falls-silent' | 'closes-in-the-middle-of-an-answer';

/** Runs on an endpoint that serves so many requests and then no more. */
async function runUntil(requests: number, death: Death, select: string[] = []) {
  reference = await startReference({ settleMs: 0 });
  proxy = await startProxy(reference.url, ({ before }) => {
    if (before < requests) return 'pass';
    if (death === 'falls-silent') return 'silence';
    if (death === 'closes') void proxy.close();
    else setTimeout(() => void proxy.close(), 10);
    return { ...faultOf('Cut'), headers: { 'Content-Length': '500' } };
  });
  const started = performance.now();
  const result = await runOn(proxy.url, {
    runs: 1,
    timeoutMs: death === 'falls-silent' ? TIMEOUT : PATIENT,
    select,
  });
  if (result.kind !== 'ran') throw new Error(result.kind);
  return { result, ms: performance.now() - started };
}

describe('an endpoint that dies in the middle of a run', () => {
  const CASES: [Death, number][] = [
    ['closes', 1],
    ['closes', 120],
    ['falls-silent', 120],
    ['closes-in-the-middle-of-an-answer', 30],
    ['closes-in-the-middle-of-an-answer', 200],
  ];
  test.for(CASES)(
    '%s after %i requests: the run ends, and blames no clause',
    async ([death, requests]) => {
      const { result, ms } = await runUntil(requests, death);
      expect(result.end).toBe('endpoint-lost');
      const blamed = result.results.filter(
        ({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'error',
      );
      expect(blamed.map(({ clause }) => clause.id)).toEqual([]);
      expect(ms).toBeLessThan(20_000);
    },
  );

  test('what was not tested says why, and nothing that broke counts as passed', async () => {
    const { result } = await runUntil(100, 'closes-in-the-middle-of-an-answer');
    const verdicts = result.results.map(({ verdict }) => verdict);
    expect(verdicts).toContain('inconclusive');
    for (const { verdict, reason, broke } of result.results) {
      if (verdict === 'inconclusive') expect(reason?.code).toBe('endpoint-lost');
      if (verdict === 'pass') expect(broke).toBe(0);
    }
  });

  test('what could not be deleted is said', async () => {
    const { result } = await runUntil(100, 'closes');
    const [notice] = result.notices;
    expect(notice?.notice).toMatchObject({ code: 'left-behind' });
  });

  test('a death that comes before twelve more requests is noticed too', async () => {
    const { result } = await runUntil(8, 'closes-in-the-middle-of-an-answer', [
      'CopySnapshot/faults/SnapshotNotFoundFault',
    ]);
    const failed = result.results.filter(({ verdict }) => verdict === 'fail');
    expect(failed).toEqual([]);
  });
});
