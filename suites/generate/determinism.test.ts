import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { copyDomain } from '../families/snapshot/domain.ts';
import { accepts } from './accepts/index.ts';
import { violations } from './pairs.ts';
import { schemaAt } from './place.ts';
import { valid } from './valid.ts';

const {
  request = {},
  response = {},
  clauses = [],
} = loadContract().operations['CopySnapshot'] ?? {};

/** Everything that is drawn for requests, each made anew when it is asked for. */
const ARBITRARIES: [name: string, make: () => fc.Arbitrary<unknown>][] = [
  ['valid request', () => valid(request, copyDomain([]))],
  ['valid response', () => valid(response)],
  ...clauses.flatMap(({ requirement: r }): [string, () => fc.Arbitrary<unknown>][] => {
    if (r.kind !== 'schema' || r.side !== 'input' || r.keyword === 'null') return [];
    const { path, keyword } = r;
    const all = () =>
      keyword === 'accepts'
        ? accepts(schemaAt(request, path), copyDomain([]), path, 50)
        : violations(request, path, keyword, copyDomain([])).map(({ name, pairs }) => ({
            name,
            values: pairs,
          }));
    return all().map(({ name }, index) => [
      `${[...path, keyword].join('/')} ${name}`,
      () => all()[index]?.values ?? fc.constant('none'),
    ]);
  }),
];

/** Ways that have one value only. */
const CONSTANT = /^(KmsKeyId|Tags\/items\/Value)\/accepts empty$|^Tags\/accepts /;

test.each(ARBITRARIES)('same seed, same draws: %s', (_name, make) => {
  expect(draw(make(), 5)).toEqual(draw(make(), 5));
});

test.each(ARBITRARIES.filter(([name]) => !CONSTANT.test(name)))(
  'other seed, other draws: %s',
  (_name, make) => {
    expect(draw(make(), 5)).not.toEqual(draw(make(), 6));
  },
);

test('same seed, same way down to the smallest', () => {
  const descend = () => {
    const met: unknown[] = [];
    const property = fc.property(valid(request, copyDomain([])), (own) => {
      met.push(own);
      return !('Tags' in (own as object));
    });
    const { counterexamplePath, numShrinks } = fc.check(property, { seed: 9 });
    return { met, counterexamplePath, numShrinks };
  };

  expect(descend()).toEqual(descend());
});

test('a path from a seed leads to the same case again', () => {
  const property = fc.property(
    valid(request, copyDomain([])),
    (own) => !('KmsKeyId' in (own as object)),
  );
  const found = fc.check(property, { seed: 9 });

  const again = fc.check(property, { seed: 9, path: found.counterexamplePath ?? '' });

  expect(again.counterexample).toEqual(found.counterexample);
});

function draw(arbitrary: fc.Arbitrary<unknown>, seed: number): unknown[] {
  return fc.sample(arbitrary, { seed, numRuns: 25 });
}
