import { expect, test } from 'vitest';
import { extentOf } from './arguments.ts';
import { jobsFor, SAMPLES } from './jobs.ts';

test.each([
  [[], { seeds: 20 }],
  [['3'], { seeds: 3, sample: 0 }],
  [['3', '--sample', '47'], { seeds: 3, sample: 7 }],
  [['3', '--all'], { seeds: 3 }],
  [['none'], undefined],
  [['0'], undefined],
  [['3', '4'], undefined],
  [['3', '--all', '--sample', '1'], undefined],
  [['--fast'], undefined],
])('%j is %j', (args, extent) => {
  expect(extentOf(args)).toEqual(extent);
});

test('the samples together hold every job of the whole API once', () => {
  const ofApi = (sample?: number) =>
    jobsFor({ seeds: 1, ...(sample !== undefined && { sample }) })
      .filter(({ kind }) => kind === 'generated')
      .map(({ kind, id }) => `${kind} ${id}`);
  const samples = Array.from({ length: SAMPLES }, (_none, sample) => ofApi(sample)).flat();
  expect(samples.length).toBeGreaterThan(1000);
  expect(samples.sort()).toEqual(ofApi().sort());
});
