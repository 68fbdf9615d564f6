import { DEFECTS } from '../../fixtures/reference/defects/index.ts';
import { INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import type { Job } from './job.ts';
import { work } from './pool.ts';
import { report } from './report.ts';

const SEEDS = 20;

/**
 * The suite's own power: every planted defect must be caught by the clause that is meant to catch
 * it, and neither the reference nor an innocent variant of it may be blamed, over so many seeds.
 */
async function main(args: string[]): Promise<number> {
  const seeds = Number(args[0] ?? SEEDS);
  if (!Number.isInteger(seeds) || seeds < 1 || args.length > 1) {
    process.stderr.write('prove takes the number of seeds, e.g. npm run prove -- 3\n');
    return 2;
  }
  const started = performance.now();
  const proofs = await work(jobsFor(seeds));
  const { text, proven } = report(proofs, seeds, performance.now() - started);
  process.stdout.write(text);
  return proven ? 0 : 1;
}

/** Every defect and every innocent with every seed; the first seed's defects are run to their end. */
function jobsFor(seeds: number): Job[] {
  const jobs: Job[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    jobs.push({ kind: 'reference', id: 'reference', seed, whole: true });
    for (const { id } of INNOCENTS) jobs.push({ kind: 'innocent', id, seed, whole: true });
    for (const { id } of DEFECTS) jobs.push({ kind: 'defect', id, seed, whole: seed === 1 });
  }
  return jobs;
}

process.exitCode = await main(process.argv.slice(2));
