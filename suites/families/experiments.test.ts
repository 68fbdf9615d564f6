import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { brokenKeywords } from '../judge/validate.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { answerClauses } from '../run/plan.ts';
import { experiments } from './index.ts';

const { service, operations } = loadContract();
const spec = operations['CopySnapshot'];
if (!spec) throw new Error('the contract has no CopySnapshot');
const { request, clauses } = spec;
const ordinary = { KmsKeyId: 'alias/a', TargetBucket: 'bucket', Tags: [{ Key: 'a', Value: 'b' }] };
const all = experiments(spec, service, loadResources(), { without: [], ordinary });

/** Experiments whose draws are a probe and its twin. */
const pairs = all.flatMap(({ id, clause, draws, expects }) => {
  const drawn = fc.sample(draws, { seed: 4711, numRuns: 40 }) as JsonObject[];
  return drawn.every((own) => Object(own) === own && 'probe' in own && 'twin' in own)
    ? [
        [
          id,
          { clause, expects, drawn: drawn as { probe: JsonObject; twin: JsonObject }[] },
        ] as const,
      ]
    : [];
});
const onSchema = pairs.filter(([, { clause }]) =>
  clauses.some(({ id, requirement }) => id === clause && requirement.kind === 'schema'),
);

describe('the experiments', () => {
  test('have ids of their own, each a clause and a way', () => {
    const ids = all.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(all.filter(({ id, clause }) => !id.startsWith(`${clause}#`))).toEqual([]);
  });

  test('speak of clauses that there are', () => {
    const known = new Set(clauses.map(({ id }) => id));

    expect(all.map(({ clause }) => clause).filter((id) => !known.has(id))).toEqual([]);
  });

  test('and the observers leave no clause untested', () => {
    const tested = new Set([
      ...all.map(({ clause }) => clause),
      ...answerClauses(spec, service.protocol, loadResources()),
    ]);

    expect(clauses.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
  });

  test('draw JSON, so that a counterexample can be kept and run again', () => {
    const odd = all.filter(({ draws }) =>
      fc.sample(draws, { seed: 1, numRuns: 20 }).some((own) => !isKept(own)),
    );

    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe('an experiment that breaks a keyword', () => {
  const negative = onSchema.filter(([, { expects }]) => expects.kind === 'refused');

  test('is there for every kind of clause that can be broken', () => {
    const keywords = new Set(negative.map(([, { clause }]) => clause.split('/').at(-1)));

    expect([...keywords].sort()).toEqual(
      ['maxItems', 'maxLength', 'minLength', 'pattern', 'required', 'type'].sort(),
    );
  });

  test.each(negative)('%s breaks its own clause and no other', (_id, { clause, drawn }) => {
    const place = clause.replace('CopySnapshot/input/', '');

    const odd = drawn.filter(({ probe, twin }) => broken(probe) !== place || broken(twin) !== '');

    expect(odd).toEqual([]);
  });
});

describe('an experiment that must be accepted', () => {
  const positive = pairs.filter(([, { expects }]) => expects.kind === 'accepted');

  test.each(positive)('%s keeps the schema, in probe and twin', (_id, { drawn }) => {
    expect(drawn.filter(({ probe, twin }) => broken(probe) + broken(twin) !== '')).toEqual([]);
  });

  test.each(positive)('%s never exports under a key', (_id, { drawn }) => {
    const both = drawn
      .flatMap(({ probe, twin }) => [probe, twin])
      .filter(
        (own) => (own['TargetBucket'] ?? null) !== null && (own['KmsKeyId'] ?? null) !== null,
      );

    expect(both).toEqual([]);
  });

  test.each(positive)('%s has at most 50 tags', (_id, { drawn }) => {
    const counts = drawn.map(
      ({ probe }) => (probe['Tags'] as Json[] | null | undefined)?.length ?? 0,
    );

    expect(Math.max(...counts)).toBeLessThanOrEqual(50);
  });
});

test.each(pairs.filter(([id]) => id.includes('/input/')))(
  '%s has a twin with the same names, so that both meet the same world',
  (id, { drawn }) => {
    const members = ['SourceSnapshotName', 'TargetSnapshotName'].filter(
      (name) => !id.includes(name),
    );

    const odd = drawn.filter(({ probe, twin }) =>
      members.some((name) => probe[name] !== twin[name]),
    );

    expect(odd).toEqual([]);
  },
);

function broken(value: JsonObject): string {
  return [...brokenKeywords(request, value).keys()].join();
}

/** True where a value comes back from a file as it was. */
function isKept(value: Json): boolean {
  return JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value);
}
