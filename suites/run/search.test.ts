import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Experiment } from '../lifecycle/experiment.ts';
import { HOLDS } from '../model/judgement.ts';
import { search } from './search.ts';
import type { OwnStage } from './stage.ts';

/** How many draws are acted of an experiment that always holds; more than ten are not waited for. */
async function drawsOf(weight: number, runs: number): Promise<number> {
  let acted = 0;
  const experiment = { id: 'a', draws: fc.constant({}), weight } as unknown as Experiment;
  await search(experiment, {
    seed: 1,
    runs,
    stopped: () => false,
    async act() {
      if (++acted > 10) throw new Error('too many draws');
      return {} as OwnStage;
    },
    judge: () => ({ judgement: HOLDS, step: null }),
  });
  return acted;
}

test.for([
  [0.4, 5, 2],
  [0.4, 1, 1],
  [0.4, 2, 1],
  [2, 3, 6],
] as const)(
  'weight %d of %d runs makes %d draws, a whole number',
  async ([weight, runs, draws]) => {
    expect(await drawsOf(weight, runs)).toBe(draws);
  },
);
