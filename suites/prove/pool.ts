import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, Proof } from './job.ts';

/** So many jobs of one process are under way at once: while one waits, another works. */
const AT_ONCE = 2;

/**
 * Works through the jobs in as many processes as there are processors.
 *
 * @throws Error when a worker ends before its jobs are done
 */
export async function work(jobs: Job[]): Promise<Proof[]> {
  const proofs: Proof[] = [];
  const queue = [...jobs];
  const program = fileURLToPath(new URL('./worker.js', import.meta.url));
  const hire = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(program);
      let busy = 0;
      const next = () => {
        const job = queue.shift();
        if (!job) return busy === 0 && child.connected ? child.disconnect() : undefined;
        busy++;
        child.send(job);
      };
      child.on('message', (proof: Proof) => {
        busy--;
        proofs.push(proof);
        next();
      });
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
      for (let i = 0; i < AT_ONCE; i++) next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, hire));
  return proofs;
}
