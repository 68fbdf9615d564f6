import { median } from './figures.ts';
import type { Proof } from './job.ts';
import { type Extent, SAMPLES } from './jobs.ts';

/** What the proofs come to, in lines, and whether nothing survived and nobody was blamed. */
export function report(
  proofs: Proof[],
  { seeds, sample }: Extent,
  ms: number,
): { text: string; proven: boolean } {
  const of = (...kinds: Proof['kind'][]) => proofs.filter(({ kind }) => kinds.includes(kind));
  const [defects, generated] = [of('defect'), of('generated')];
  const [innocents, everywhere] = [of('reference', 'innocent'), of('everywhere')];
  const survivors = [...defects, ...generated].filter(({ missed }) => missed.length > 0);
  const blames = [...innocents, ...everywhere].filter(({ blamed }) => blamed.length > 0);
  const spent = defects.flatMap((proof) => (proof.spent === null ? [] : [proof.spent]));
  const [first, ...others] = defects;
  const worst = others.reduce((a, b) => ((b.spent ?? 0) > (a?.spent ?? 0) ? b : a), first);
  const again = defects.filter(({ whole }) => whole).length;
  const requests = proofs.reduce((sum, proof) => sum + proof.requests, 0);
  const part = sample === undefined ? 'all' : `sample ${sample} of ${SAMPLES}`;
  const right = (all: Proof[], wrong: Proof[]) =>
    `${all.length - all.filter((own) => wrong.includes(own)).length} of ${all.length}`;
  const lines = [
    `detection  ${right(defects, survivors)}: ${defects.length / seeds} defects, ${seeds} seeds each`,
    `           ${again} of the runs to their end, where the smallest case had to break its clause again`,
    `generated  ${right(generated, survivors)}: defects of the whole API, ${part}`,
    `requests   median ${median(spent)} until a defect is seen, worst ${worst?.spent} (${worst?.id}), clause selected`,
    `innocents  ${right(innocents, blames)} not blamed: the reference and ${innocents.length / seeds - 1} variants, whole suite`,
    `           ${right(everywhere, blames)} not blamed on the whole API, ${part}`,
    ...survivors.map(({ id, seed, missed }) => `  survived  ${id}, seed ${seed}: ${missed.join()}`),
    ...blames.map(
      ({ id, seed, blamed }) => `  blamed    ${id}, seed ${seed}: ${blamed.join(', ')}`,
    ),
    `${requests} requests in ${(ms / 1000).toFixed(0)} s`,
  ];
  return {
    text: `${lines.join('\n')}\n`, // What is generated is told, and held by nobody yet: some of it no run can see.
    proven: survivors.every(({ kind }) => kind === 'generated') && blames.length === 0,
  };
}
