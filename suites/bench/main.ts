import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Transport } from '../model/exchange.ts';
import { median, range } from '../prove/figures.ts';
import { bareLeg } from './bare-leg.ts';
import { recordingLine } from './recording.ts';
import { serveReference } from './serve.ts';
import type { Took } from './stopwatch.ts';
import { suiteLeg } from './suite-leg.ts';

/** The least that the suite's rate may be, as a part of the bare loop's. */
const FLOOR = 0.7;
const ROUNDS = 7;
/** Rounds that only warm up: what is measured is the rate of a long run. */
const WARM_UP = 2;
const LEVELS = [1, 16];

/**
 * The probe rate (generate, sign, send, judge, record) as a part of the rate of a bare node:http
 * keep-alive loop that sends the same bytes to the same endpoint in a process of its own. Each
 * round measures both, one after the other, each on an endpoint that was just started.
 */
async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'memorydb-conformance-bench-'));
  let worst = Number.POSITIVE_INFINITY;
  process.stdout.write('probe rate of the suite, as a part of a bare keep-alive loop\n');
  try {
    for (const concurrency of LEVELS) {
      const calls = await collect(concurrency, folder);
      const suites: Took[] = [];
      const bares: Took[] = [];
      for (let round = 1 - WARM_UP; round <= ROUNDS; round++) {
        const suite = await onFresh((url) => suiteLeg(url, { concurrency, folder }));
        const bare = await onFresh((url) => bareLeg(url, concurrency, calls));
        if (round < 1) continue;
        suites.push(suite);
        bares.push(bare);
      }
      const ratios = suites.map(({ rate }, i) => rate / (bares[i] as Took).rate);
      worst = Math.min(worst, median(ratios));
      process.stdout.write(
        `  ${String(concurrency).padStart(2)} at once   ratio ${median(ratios).toFixed(2)} (${range(ratios)})` +
          `   suite ${inWords(suites)}   bare ${inWords(bares)}   ${ROUNDS} rounds of ${calls.length}\n`,
      );
    }
    const recording = await recordingLine(folder, ROUNDS, onFresh);
    process.stdout.write(recording.line);
    if (!recording.enough) worst = 0;
    // Only now: it takes the network of this process.
    const { stubLine } = await import('./stub.ts');
    const stub = await stubLine(ROUNDS);
    process.stdout.write(stub.line);
    if (!stub.enough) worst = 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const enough = worst >= FLOOR;
  process.stdout.write(`  ${enough ? 'at least' : 'BELOW'} ${FLOOR}\n`);
  return enough ? 0 : 1;
}

/** What the suite sends, in order. Collected beforehand: to keep it all is no part of a run's work. */
async function collect(concurrency: number, folder: string): Promise<Call[]> {
  const calls: Call[] = [];
  const wrap = ({ send, close }: Transport): Transport => ({
    send(call) {
      calls.push(call);
      return send(call);
    },
    close,
  });
  await onFresh((url) => suiteLeg(url, { concurrency, folder, wrap }));
  return calls;
}

/** Medians of the rate and of the CPU time, `5210/s, 71 µs of CPU`. */
function inWords(legs: Took[]): string {
  const rate = Math.round(median(legs.map((leg) => leg.rate)));
  return `${rate}/s, ${Math.round(median(legs.map(({ cpu }) => cpu)))} µs of CPU`;
}

async function onFresh<T>(measure: (url: string) => Promise<T>): Promise<T> {
  const server = await serveReference();
  try {
    return await measure(server.url);
  } finally {
    await server.stop();
  }
}

process.exitCode = await main();
