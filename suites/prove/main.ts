import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DEFECTS } from '../../fixtures/reference/defects/index.ts';
import { INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import { median } from '../bench/figures.ts';
import type { Job, Proof } from './job.ts';

/**
 * The suite's own power: every planted defect must be caught by the clause that is meant to catch
 * it, and neither the reference nor an innocent variant of it may be blamed, over so many seeds.
 */
async function main(args: string[]): Promise<number> {
  const seeds = Number(args[0] ?? 20);
  if (!Number.isInteger(seeds) || seeds < 1) {
    process.stderr.write('prove takes the number of seeds, e.g. npm run prove -- 3\n');
    return 2;
  }
  const started = performance.now();
  const proofs = await work(jobsFor(seeds));
  const defects = proofs.filter(({ kind }) => kind === 'defect');
  const survivors = defects.filter(({ missed }) => missed.length > 0);
  const blames = proofs.filter(({ blamed }) => blamed.length > 0);
  const spent = defects.flatMap((proof) => (proof.spent === null ? [] : [proof.spent]));
  const worst = defects.reduce(
    (a, b) => ((b.spent ?? 0) > (a.spent ?? 0) ? b : a),
    defects[0] as Proof,
  );
  const innocents = proofs.filter(({ kind }) => kind !== 'defect');
  const lines = [
    `detection  ${defects.length - survivors.length} of ${defects.length}: ${DEFECTS.length} defects, ${seeds} seeds each`,
    `requests   median ${median(spent)} until a defect is seen, worst ${worst.spent} (${worst.id}), clause selected`,
    `innocents  ${innocents.length - blames.length} of ${innocents.length} not blamed: the reference and ${INNOCENTS.length} variants`,
    ...survivors.map(({ id, seed }) => `  survived  ${id}, seed ${seed}`),
    ...blames.map(
      ({ id, seed, blamed }) => `  blamed    ${id}, seed ${seed}: ${blamed.join(', ')}`,
    ),
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return survivors.length + blames.length > 0 ? 1 : 0;
}

function jobsFor(seeds: number): Job[] {
  const jobs: Job[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    jobs.push({ kind: 'reference', id: 'reference', seed });
    for (const { id } of INNOCENTS) jobs.push({ kind: 'innocent', id, seed });
    for (const { id } of DEFECTS) jobs.push({ kind: 'defect', id, seed });
  }
  return jobs;
}

/** Works through the jobs in as many processes as there are processors. */
async function work(jobs: Job[]): Promise<Proof[]> {
  const proofs: Proof[] = [];
  const queue = [...jobs];
  const program = fileURLToPath(new URL('./worker.js', import.meta.url));
  const worker = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(program);
      const next = () => {
        const job = queue.shift();
        if (job) child.send(job);
        else child.disconnect();
      };
      child.on('message', (proof: Proof) => {
        proofs.push(proof);
        next();
      });
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
      next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return proofs;
}

process.exitCode = await main(process.argv.slice(2));
