import { extentOf } from './arguments.ts';
import { jobsFor } from './jobs.ts';
import { work } from './pool.ts';
import { report } from './report.ts';

/**
 * The suite's own power: every planted defect must be caught by the clause that is meant to catch
 * it, and neither the reference nor an innocent variant of it may be blamed.
 */
async function main(args: string[]): Promise<number> {
  const extent = extentOf(args);
  if (!extent) {
    process.stderr.write(
      'prove takes the number of seeds, and which of 20 samples of the whole API, or all of it, ' +
        'e.g. npm run prove -- 3 --sample 7, npm run prove -- 3 --all\n',
    );
    return 2;
  }
  const started = performance.now();
  const proofs = await work(jobsFor(extent));
  const { text, proven } = report(proofs, extent, performance.now() - started);
  process.stdout.write(text);
  return proven ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
