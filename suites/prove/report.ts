import { median } from './figures.ts';
import type { Proof } from './job.ts';

/** What the proofs come to, in lines, and whether nothing survived and nobody was blamed. */
export function report(
  proofs: Proof[],
  seeds: number,
  ms: number,
): { text: string; proven: boolean } {
  const defects = proofs.filter(({ kind }) => kind === 'defect');
  const innocents = proofs.filter(({ kind }) => kind !== 'defect');
  const survivors = defects.filter(({ missed }) => missed.length > 0);
  const blames = innocents.filter(({ blamed }) => blamed.length > 0);
  const spent = defects.flatMap((proof) => (proof.spent === null ? [] : [proof.spent]));
  const [first, ...others] = defects;
  const worst = others.reduce((a, b) => ((b.spent ?? 0) > (a?.spent ?? 0) ? b : a), first);
  const again = defects.filter(({ whole }) => whole).length;
  const requests = proofs.reduce((sum, proof) => sum + proof.requests, 0);
  const lines = [
    `detection  ${defects.length - survivors.length} of ${defects.length}: ${defects.length / seeds} defects, ${seeds} seeds each`,
    `           ${again} of the runs to their end, where the smallest case had to break its clause again`,
    `requests   median ${median(spent)} until a defect is seen, worst ${worst?.spent} (${worst?.id}), clause selected`,
    `innocents  ${innocents.length - blames.length} of ${innocents.length} not blamed: the reference and ${innocents.length / seeds - 1} variants, whole suite`,
    ...survivors.map(({ id, seed, missed }) => `  survived  ${id}, seed ${seed}: ${missed.join()}`),
    ...blames.map(
      ({ id, seed, blamed }) => `  blamed    ${id}, seed ${seed}: ${blamed.join(', ')}`,
    ),
    `${requests} requests in ${(ms / 1000).toFixed(0)} s`,
  ];
  return { text: `${lines.join('\n')}\n`, proven: survivors.length + blames.length === 0 };
}
