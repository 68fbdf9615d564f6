import type { Defect } from '../../fixtures/reference/defect.ts';
import { GENERATED } from '../../fixtures/reference/defects/generated.ts';
import { DEFECTS } from '../../fixtures/reference/defects/index.ts';
import { INNOCENTS } from '../../fixtures/reference/innocents/index.ts';
import { loadContract } from '../../specs/load.ts';
import type { Job } from './job.ts';

/** Generated defects of clauses that exist, and whose faults some call leads to. */
function reachable(): Defect[] {
  const { operations } = loadContract();
  return GENERATED().filter(({ clause }) => {
    const [operation = '', side, fault = ''] = clause.split('/');
    const spec = operations[operation];
    const isKnown = spec?.clauses.some(({ id }) => id === clause) ?? true;
    return isKnown && !(side === 'faults' && spec?.unreached[fault] !== undefined);
  });
}

/** So many samples hold every generated defect once. */
export const SAMPLES = 20;

/** What is to be proven. */
export interface Extent {
  seeds: number;
  /** Which part of what is about the whole API is proven; all of it where it is left out. */
  sample?: number;
}

/**
 * Every defect and every innocent of the default run with every seed; the first seed's defects are run
 * to their end. Then, with one seed each, the generated defects and the innocents on the whole API:
 * all of them, or the sample.
 */
export function jobsFor({ seeds, sample }: Extent): Job[] {
  const jobs: Job[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    jobs.push({ kind: 'reference', id: 'reference', seed, whole: true });
    for (const { id } of INNOCENTS) jobs.push({ kind: 'innocent', id, seed, whole: true });
    for (const { id } of DEFECTS) jobs.push({ kind: 'defect', id, seed, whole: seed === 1 });
  }
  const ofSample = <T>(all: T[]): T[] =>
    sample === undefined ? all : all.filter((_own, at) => at % SAMPLES === sample % SAMPLES);
  const rest = { seed: (sample ?? 0) + 1 };
  // The longest first, so that no processor waits for the last of them.
  return [
    ...(sample === undefined ? INNOCENTS : []).map(
      ({ id }): Job => ({ kind: 'everywhere', id, whole: true, ...rest }),
    ),
    ...jobs,
    ...ofSample(reachable()).map(
      ({ id }): Job => ({ kind: 'generated', id, whole: false, ...rest }),
    ),
  ];
}
