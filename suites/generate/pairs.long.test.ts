import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract, readSpec } from '../../specs/load.ts';
import type { ClauseKeyword } from '../../specs/spec.ts';
import { copyDomain } from '../families/snapshot/domain.ts';
import { brokenKeywords } from '../judge/validate.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { compared, type Pair, violations } from './pairs.ts';
import { ABSENT, schemaAt } from './place.ts';
import { validString } from './strings.ts';
import { PLAIN } from './valid.ts';

const COPY = 'memorydb/operations/CopySnapshot';
const spec = loadContract().operations['CopySnapshot'];
if (!spec) throw new Error('the contract has no CopySnapshot');
const { request, response, clauses } = spec;

/** Stock Ajv on the files as they are, with their `$ref`s: nothing of ours in between. */
const ajv = new Ajv2020({ strict: true, allErrors: true });
for (const file of readdirSync(new URL('../../specs/memorydb/shapes/', import.meta.url))) {
  ajv.addSchema(readSpec<object>(`memorydb/shapes/${file}`));
}
const isRequest = ajv.compile(readSpec<object>(`${COPY}/request.schema.json`));
const isResponse = ajv.compile(readSpec<object>(`${COPY}/response.schema.json`));

/** Clauses that are broken, that is all but those that say what must be accepted. */
const broken = clauses.flatMap(({ id, requirement: r }) =>
  r.kind === 'schema' && r.keyword !== 'null' && r.keyword !== 'accepts' ? [[id, r] as const] : [],
);
const inputs = broken.filter(([, { side }]) => side === 'input');
const outputs = broken.filter(([, { side }]) => side === 'output');

/** Pairs for each clause and domain: 500, and 5,000 where there is time (`PROPERTY_DRAWS`). */
const PAIRS = Number(process.env['PROPERTY_DRAWS'] ?? 100) * 5;

describe(`${PAIRS * 2} pairs for each clause on requests`, () => {
  test.each(inputs)('%s', { timeout: 60_000 }, (_id, { path, keyword }) => {
    const counts = [PLAIN, copyDomain([])].map((domain) => {
      const ways = violations(request, path, keyword, domain);
      const runs = Math.ceil(PAIRS / ways.length);
      for (const { name, pairs } of ways) {
        const check = (pair: Pair) => wrong(pair, 'input', path, keyword);
        assertNone(name, pairs, check, runs);
      }
      return ways.length * runs;
    });

    expect(counts[0] ?? 0).toBeGreaterThanOrEqual(PAIRS);
    expect(counts[1] ?? 0).toBeGreaterThanOrEqual(PAIRS);
  });
});

describe('pairs for each clause on responses', () => {
  // Made once and for all clauses: reading the pattern of slots takes longer than drawing.
  const slots = 'Snapshot/ClusterConfiguration/Shards/items/Configuration/Slots';
  const fixed = { [slots]: validString(schemaAt(response, slots.split('/'))) };

  test.each(outputs)('%s', { timeout: 60_000 }, (_id, { path, keyword }) => {
    const ways = violations(response, path, keyword, { ...PLAIN, fixed });

    for (const { name, pairs } of ways) {
      assertNone(name, pairs, (pair) => wrong(pair, 'output', path, keyword), 60);
    }

    expect(ways.length).toBeGreaterThan(0);
  });

  test('every keyword that a schema of the specs uses is broken somewhere', () => {
    const keywords = new Set(broken.map(([, { keyword }]) => keyword));

    expect([...keywords].sort()).toEqual([
      'enum',
      'maxItems',
      'maxLength',
      'maximum',
      'minLength',
      'pattern',
      'required',
      'type',
    ]);
  });
});

describe('pairs that compare an accepted value with an ordinary one', () => {
  test('differ in that place only, and both are valid', () => {
    const pairs = compared(request, ['KmsKeyId'], fc.constant(''), 'ordinary', PLAIN);

    const odd = fc
      .sample(pairs, { seed: 1, numRuns: 1_000 })
      .filter(({ probe, twin }) => errorsOf(probe, 'input') + errorsOf(twin, 'input') !== '');

    expect(odd).toEqual([]);
    expect(places(pairs)).toEqual(['/KmsKeyId']);
  });

  test('may leave the member out of the twin', () => {
    const pairs = compared(request, ['Tags'], fc.constant(null), ABSENT, PLAIN);

    const twins = fc.sample(pairs, { seed: 1, numRuns: 200 }).map(({ twin }) => 'Tags' in twin);

    expect(new Set(twins)).toEqual(new Set([false]));
    expect(places(pairs)).toEqual(['/Tags']);
  });

  test('never make two keys of tags alike, in probe or twin', () => {
    const keys = fc.constantFrom('a', 'b', 'A', 'x');
    const pairs = compared(request, ['Tags', 'items', 'Key'], keys, 'b', copyDomain([]));

    const alike = fc
      .sample(pairs, { seed: 1, numRuns: 2_000 })
      .flatMap(({ probe, twin }) => [probe, twin])
      .map((own) => (own['Tags'] as JsonObject[]).map((tag) => String(tag['Key']).toLowerCase()))
      .filter((names) => new Set(names).size < names.length);

    expect(alike).toEqual([]);
  });
});

/** What is wrong with a pair, or null: probe breaks one keyword at one place, twin breaks none. */
function wrong(
  { probe, twin }: Pair,
  side: 'input' | 'output',
  path: string[],
  keyword: ClauseKeyword,
): string | null {
  const schema = side === 'input' ? request : response;
  const place = [...path, keyword].join('/');
  // A value of another type is also none of the listed ones: one defect, two keywords.
  const also = keyword === 'type' && hasEnum(side, path) ? `,${[...path, 'enum'].join('/')}` : '';
  const expected = place + also;
  if (errorsOf(twin, side) !== '') return `the twin breaks ${errorsOf(twin, side)}`;
  if (errorsOf(probe, side) !== expected) return `the probe breaks ${errorsOf(probe, side)}`;
  if (brokenKeywords(schema, twin).size > 0) return 'the judge finds the twin broken';
  const judged = [...brokenKeywords(schema, probe).keys()].join();
  if (judged !== expected) return `the judge finds ${judged}`;
  const where = differences(probe, twin);
  if (where.length !== 1) return `they differ at ${where}`;
  return null;
}

function assertNone(
  name: string,
  pairs: fc.Arbitrary<Pair>,
  check: (pair: Pair) => string | null,
  numRuns: number,
) {
  const property = fc.property(pairs, (pair) => {
    const finding = check(pair);
    if (finding) throw new Error(`${name}: ${finding}`);
  });
  fc.assert(property, { seed: 4711, numRuns });
}

/** Every error of stock Ajv, as `place/keyword`, where null members count as absent. */
function errorsOf(value: Json, side: 'input' | 'output'): string {
  const validate = side === 'input' ? isRequest : isResponse;
  if (validate(nullsRemoved(value))) return '';
  const errors = (validate.errors ?? []).map(({ instancePath, keyword, params }) => {
    const member = keyword === 'required' ? `/${params['missingProperty']}` : '';
    return `${instancePath}${member}/${keyword}`.slice(1).replaceAll(/\/\d+(?=\/)/g, '/items');
  });
  return errors.join();
}

function nullsRemoved(value: Json): Json {
  if (Array.isArray(value)) return value.map(nullsRemoved);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, own] of Object.entries(value)) if (own !== null) copy[name] = nullsRemoved(own);
  return copy;
}

function hasEnum(side: 'input' | 'output', path: string[]): boolean {
  const id = `CopySnapshot/${side}/${path.join('/')}/enum`;
  return clauses.some((clause) => clause.id === id);
}

/** The places where two values differ; a list of another length differs as a whole. */
function differences(a: Json | undefined, b: Json | undefined, at = ''): string[] {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((item, i) => differences(item, b[i], `${at}/${i}`));
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) => differences(a[name], b[name], `${at}/${name}`));
  }
  return a === b ? [] : [at];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the pairs of an arbitrary differ, if at all. */
function places(pairs: fc.Arbitrary<Pair>): string[] {
  const found = fc
    .sample(pairs, { seed: 1, numRuns: 1_000 })
    .flatMap(({ probe, twin }) => differences(probe, twin));
  return [...new Set(found)];
}
