import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareLeg } from './bare-leg.ts';
import { median, range } from './figures.ts';
import { recordingLine } from './recording.ts';
import { serveReference } from './serve.ts';
import { suiteLeg } from './suite-leg.ts';

/** The least that the suite's rate may be, as a part of the bare loop's. */
const FLOOR = 0.7;
const ROUNDS = 5;
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
      const ratios: number[] = [];
      const rates: { suite: number[]; bare: number[] } = { suite: [], bare: [] };
      let requests = 0;
      for (let round = 1 - WARM_UP; round <= ROUNDS; round++) {
        const suite = await onFresh((url) => suiteLeg(url, concurrency, 1000 + round, folder));
        const bare = await onFresh((url) => bareLeg(url, concurrency, suite.calls));
        if (round < 1) continue;
        ratios.push(suite.rate / bare.rate);
        rates.suite.push(suite.rate);
        rates.bare.push(bare.rate);
        requests = suite.calls.length;
      }
      worst = Math.min(worst, median(ratios));
      process.stdout.write(
        `  ${String(concurrency).padStart(2)} at once   ratio ${median(ratios).toFixed(2)} (${range(ratios)})   ` +
          `suite ${Math.round(median(rates.suite))}/s   bare ${Math.round(median(rates.bare))}/s   ` +
          `${ROUNDS} rounds of ${requests}\n`,
      );
    }
    const recording = await recordingLine(folder, ROUNDS, onFresh);
    process.stdout.write(recording.line);
    if (!recording.enough) worst = 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const enough = worst >= FLOOR;
  process.stdout.write(`  ${enough ? 'at least' : 'BELOW'} ${FLOOR}\n`);
  return enough ? 0 : 1;
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
