import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { ClauseKeyword } from '../../specs/spec.ts';
import { copyDomain } from '../families/snapshot/domain.ts';
import { withoutNulls } from '../judge/validate.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { accepts } from './accepts/index.ts';
import { type Pair, violations } from './pairs.ts';
import { schemaAt } from './place.ts';
import { PLAIN, valid } from './valid.ts';

const { request = {}, clauses = [] } = loadContract().operations['CopySnapshot'] ?? {};
const SEEDS = [1, 7, 4711];
const isRequest = new Ajv2020({ strict: true, allErrors: true }).compile(request);
const names = { SourceSnapshotName: '{snapshot}', TargetSnapshotName: '{new snapshot}' };

/** The smallest probes, beside the two names, whatever the draw that it began with. */
const SMALLEST: [clause: string, way: string, members: JsonObject][] = [
  ['KmsKeyId/maxLength', 'one-over-ascii', { KmsKeyId: 'a'.repeat(2049) }],
  ['KmsKeyId/maxLength', 'one-over-astral', { KmsKeyId: '😀'.repeat(2049) }],
  ['KmsKeyId/maxLength', 'twice-over', { KmsKeyId: 'a'.repeat(4097) }],
  ['KmsKeyId/type', 'integer', { KmsKeyId: 0 }],
  ['KmsKeyId/type', 'fraction', { KmsKeyId: 0.5 }],
  ['KmsKeyId/type', 'boolean', { KmsKeyId: false }],
  ['KmsKeyId/type', 'array', { KmsKeyId: [] }],
  ['KmsKeyId/type', 'object', { KmsKeyId: {} }],
  ['TargetBucket/pattern', 'empty', { TargetBucket: '' }],
  ['Tags/type', 'string', { Tags: '' }],
  ['Tags/items/type', 'integer', { Tags: [0] }],
  ['Tags/items/Key/required', 'absent', { Tags: [{}] }],
  ['Tags/items/Key/required', 'null', { Tags: [{ Key: null }] }],
  ['Tags/items/Key/minLength', 'empty', { Tags: [{ Key: '' }] }],
  ['Tags/items/Key/maxLength', 'one-over-ascii', { Tags: [{ Key: 'a'.repeat(129) }] }],
  ['Tags/items/Key/pattern', 'forbidden-prefix', { Tags: [{ Key: 'aws:a' }] }],
  ['Tags/items/Value/maxLength', 'one-over-ascii', { Tags: [tag('a'.repeat(257))] }],
];

/** Where one character of a pattern must stay, any that the pattern allows is as small. */
const SHORTEST: [clause: string, way: string, shape: RegExp][] = [
  ['TargetBucket/maxLength', 'one-over-ascii', /^[\w.-]a{255}$/],
  ['TargetBucket/pattern', 'wrong-start', /^ [\w.-]$/],
  ['TargetBucket/pattern', 'wrong-middle', /^[\w.-] $/],
  ['TargetBucket/pattern', 'wrong-end', /^[\w.-] $/],
  ['TargetBucket/pattern', 'trailing-newline', /^[\w.-]\n$/],
  ['TargetBucket/pattern', 'look-alike-digit', /^[\w.-]３$/],
];

describe('what always fails shrinks to the smallest probe', () => {
  test.each(SMALLEST)('%s, %s', (clause, way, members) => {
    const pairs = pairsOf(clause, way);

    const smallest = SEEDS.map((seed) => smallestOf(pairs, seed, () => false)?.probe);

    expect(smallest).toEqual(SEEDS.map(() => ({ ...names, ...members })));
  });

  test.each(SHORTEST)('%s, %s: one character beside it', (clause, way, shape) => {
    const smallest = SEEDS.map(
      (seed) => smallestOf(pairsOf(clause, way), seed, () => false)?.probe,
    );

    expect(smallest).toEqual(
      SEEDS.map(() => ({ ...names, TargetBucket: expect.stringMatching(shape) })),
    );
  });

  test('201 tags stay 201 plain tags, with nothing else in the request', () => {
    const { Tags = [], ...rest } =
      smallestOf(pairsOf('Tags/maxItems', 'one-over'), 1, () => false)?.probe ?? {};

    expect(Tags).toHaveLength(201);
    expect(Tags).toContainEqual({ Key: 'key', Value: 'value' });
    expect(rest).toEqual(names);
  });

  test.each(['SourceSnapshotName', 'TargetSnapshotName'])('a request without %s', (member) => {
    const { [member as 'SourceSnapshotName']: _left, ...rest } = names;

    expect(smallestOf(pairsOf(`${member}/required`, 'absent'), 1, () => false)?.probe).toEqual(
      rest,
    );
  });

  test('what fails only in company keeps its company, and no more', () => {
    const withTags = ({ probe }: Pair) => !('Tags' in probe);
    const pairs = pairsOf('KmsKeyId/maxLength', 'one-over-ascii');

    expect(smallestOf(pairs, 1, withTags)?.probe).toEqual({
      ...names,
      KmsKeyId: 'a'.repeat(2049),
      Tags: [],
    });
  });

  test('a valid request', () => {
    const { counterexample } = fc.check(
      fc.property(valid(request, PLAIN), () => false),
      { seed: 1 },
    );

    expect(counterexample).toEqual([{ SourceSnapshotName: '', TargetSnapshotName: '' }]);
  });
});

const ways = clauses.flatMap(({ requirement: r }) => {
  if (r.kind !== 'schema' || r.side !== 'input') return [];
  if (r.keyword === 'null' || r.keyword === 'accepts') return [];
  const { path, keyword } = r;
  return violations(request, path, keyword, copyDomain([])).map(
    ({ name, pairs }) => [[...path, keyword].join('/'), name, pairs] as const,
  );
});

describe('no value on the way to the smallest leaves its class', () => {
  test.each(ways)('%s, %s', (clause, _way, pairs) => {
    const strays: Pair[] = [];
    const visit = (pair: Pair) => {
      if (brokenBy(pair.probe) !== clause || brokenBy(pair.twin) !== '') strays.push(pair);
      return false;
    };

    for (const seed of SEEDS) smallestOf(pairs, seed, visit);
    // A failure that stays only where something odd is kept takes another way down.
    for (const seed of SEEDS) smallestOf(pairs, seed, oddly(visit));

    expect(strays).toEqual([]);
  });

  test.each(['KmsKeyId', 'TargetBucket', 'Tags/items/Key', 'Tags/items/Value'])(
    'boundaries of %s keep their length and their schema',
    (place) => {
      const path = place.split('/');
      const schema = schemaAt(request, path);
      const isValid = new Ajv2020({ strict: true }).compile(schema);

      const strays = accepts(schema, copyDomain([]), path, 50)
        .filter(({ name }) => name !== 'any')
        .flatMap(({ values }) => visited(values, isValid));

      expect(strays).toEqual([]);
    },
  );
});

function tag(value: string): JsonObject {
  return { Key: 'a', Value: value };
}

function pairsOf(clause: string, way: string): fc.Arbitrary<Pair> {
  const path = clause.split('/');
  const keyword = path.pop() as ClauseKeyword;
  const found = violations(request, path, keyword, copyDomain([])).find(({ name }) => name === way);
  if (!found) throw new Error(`${clause} has no way ${way}`);
  return found.pairs;
}

function smallestOf(
  pairs: fc.Arbitrary<Pair>,
  seed: number,
  holds: (pair: Pair) => boolean,
): Pair | undefined {
  const details = fc.check(fc.property(pairs, holds), { seed, numRuns: 200 });
  return details.counterexample?.[0];
}

/** Fails only while the request has more than the fewest members, or more than ASCII. */
function oddly(visit: (pair: Pair) => boolean): (pair: Pair) => boolean {
  return (pair) => {
    visit(pair);
    const text = JSON.stringify(pair.probe);
    return Object.keys(pair.probe).length < 4 && !/[^ -~]/.test(text);
  };
}

/** What stock Ajv finds, as `place/keyword`; each error counts. */
function brokenBy(value: Json): string {
  if (isRequest(withoutNulls(value))) return '';
  const errors = (isRequest.errors ?? []).map(({ instancePath, keyword, params }) => {
    const member = keyword === 'required' ? `/${params['missingProperty']}` : '';
    return `${instancePath}${member}/${keyword}`.slice(1).replaceAll(/\/\d+(?=\/)/g, '/items');
  });
  return errors.join();
}

/** Values met while shrinking that break the schema, or have another length than the first. */
function visited(values: fc.Arbitrary<Json>, isValid: ValidateFunction): Json[] {
  return SEEDS.flatMap((seed) => {
    const strays: Json[] = [];
    let length: number | undefined;
    const visit = (value: Json) => {
      const own = [...String(value)].length;
      length ??= own;
      if (!isValid(value) || own !== length) strays.push(value);
      return false;
    };
    fc.check(fc.property(values, visit), { seed });
    return strays;
  });
}
