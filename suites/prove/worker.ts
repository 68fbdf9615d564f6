import { proveDefect } from './defect.ts';
import { proveInnocent } from './innocent.ts';
import type { Job } from './job.ts';

process.on('message', (job: Job) => {
  const prove = job.kind === 'defect' || job.kind === 'generated' ? proveDefect : proveInnocent;
  prove(job).then(
    (proof) => process.send?.(proof),
    (error: unknown) => {
      process.stderr.write(`${job.id}, seed ${job.seed}: ${String(error)}\n`);
      process.exit(1);
    },
  );
});
