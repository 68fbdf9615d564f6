import { join } from 'node:path';
import { newJournal } from '../arrange/journal.ts';
import { openLines } from '../harness/files.ts';
import type { Tap } from '../model/attempt.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from '../probe/transport.ts';
import { runOn, TEST_SIGNING } from '../prove/harness.ts';
import { startWatch, type Took } from './stopwatch.ts';

/** What a leg is run with. */
export interface SuiteLeg {
  concurrency: number;
  /** For the run record and the journal. */
  folder: string;
  /** Puts something between the run and the network. */
  wrap?: (transport: Transport) => Transport;
  /** Looks on at every attempt. */
  tap?: Tap;
}

/** A whole run, with its record and its journal on disk. */
export async function suiteLeg(
  url: string,
  { concurrency, folder, wrap = (transport) => transport, tap }: SuiteLeg,
): Promise<Took> {
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
  const stop = startWatch();
  const result = await runOn(url, {
    seed: 1000,
    concurrency,
    runs: 40,
    select: ['CopySnapshot/input', 'aws-json-1.1/request'],
    transport: wrap(transport),
    journal: newJournal(journal.write, journal.later),
    onExperiment: (event) => record.write(`${JSON.stringify(event)}\n`),
  });
  if (result.kind !== 'ran' || result.results.some(({ verdict }) => verdict !== 'pass')) {
    throw new Error('the measured run must pass');
  }
  for (const event of result.results) record.write(`${JSON.stringify(event)}\n`);
  const took = stop(result.requests);
  record.close();
  journal.close();
  transport.close();
  return took;
}
