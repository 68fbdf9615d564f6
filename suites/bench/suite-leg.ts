import { join } from 'node:path';
import { newJournal } from '../arrange/journal.ts';
import { openLines } from '../cli/files.ts';
import type { Tap } from '../model/attempt.ts';
import type { Call } from '../model/exchange.ts';
import { openTransport } from '../probe/transport.ts';
import { runOn, TEST_SIGNING } from '../run/harness.ts';

/** A whole run with its record and its journal on disk, and every call that it made, in order. */
export async function suiteLeg(
  url: string,
  concurrency: number,
  seed: number,
  folder: string,
  tap?: Tap,
): Promise<{ rate: number; calls: Call[] }> {
  const calls: Call[] = [];
  const transport = openTransport({
    ...TEST_SIGNING,
    endpoint: new URL(url),
    concurrency,
    timeoutMs: 10_000,
    maxBytes: 8 * 1024 * 1024,
    ...(tap && { tap }),
  });
  const record = openLines(join(folder, 'run.jsonl'));
  const journal = openLines(join(folder, 'journal.jsonl'));
  const started = performance.now();
  const result = await runOn(url, {
    seed,
    concurrency,
    runs: 40,
    select: ['CopySnapshot/input', 'aws-json-1.1/request'],
    transport: {
      send(call) {
        calls.push(call);
        return transport.send(call);
      },
      close() {},
    },
    journal: newJournal(journal.write, journal.later),
    onExperiment: (event) => record.write(`${JSON.stringify(event)}\n`),
  });
  if (result.kind !== 'ran' || result.results.some(({ verdict }) => verdict !== 'pass')) {
    throw new Error('the measured run must pass');
  }
  for (const event of result.results) record.write(`${JSON.stringify(event)}\n`);
  const seconds = (performance.now() - started) / 1000;
  record.close();
  journal.close();
  transport.close();
  return { rate: calls.length / seconds, calls };
}
