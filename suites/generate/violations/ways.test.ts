import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../specs/load.ts';
import type { ClauseKeyword } from '../../../specs/spec.ts';
import { copyDomain } from '../../families/snapshot/domain.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { violations } from '../pairs.ts';
import { PLAIN } from '../valid.ts';
import { BREAKERS } from './index.ts';

const {
  request = {},
  response = {},
  clauses = [],
} = loadContract().operations['CopySnapshot'] ?? {};

const TYPES = ['array', 'boolean', 'fraction', 'integer', 'object', 'string'];
const PATTERN = ['wrong-start', 'wrong-middle', 'wrong-end', 'trailing-newline'];
const LOOK_ALIKES = ['look-alike-letter', 'look-alike-digit'];

/** The ways that each clause on requests must be broken in. */
const EXPECTED: Record<string, string[]> = {
  'SourceSnapshotName/required': ['absent', 'null'],
  'SourceSnapshotName/type': typesBut('string'),
  'TargetSnapshotName/required': ['absent', 'null'],
  'TargetSnapshotName/type': typesBut('string'),
  'TargetBucket/type': typesBut('string'),
  // A bucket's name has no astral characters, so it cannot be too long in them and nothing else.
  'TargetBucket/maxLength': ['one-over-ascii', 'twice-over'],
  'TargetBucket/pattern': [...PATTERN, ...LOOK_ALIKES, 'empty'],
  'KmsKeyId/type': typesBut('string'),
  'KmsKeyId/maxLength': ['one-over-ascii', 'one-over-astral', 'twice-over'],
  'Tags/type': typesBut('array'),
  'Tags/maxItems': ['one-over', 'twice-over'],
  'Tags/items/type': typesBut('object'),
  'Tags/items/Key/required': ['absent', 'null'],
  'Tags/items/Key/type': typesBut('string'),
  'Tags/items/Key/minLength': ['empty'],
  'Tags/items/Key/maxLength': ['one-over-ascii', 'one-over-astral', 'twice-over'],
  // Any key keeps this pattern that does not begin with what is reserved.
  'Tags/items/Key/pattern': ['forbidden-prefix'],
  'Tags/items/Value/type': typesBut('string'),
  'Tags/items/Value/maxLength': ['one-over-ascii', 'one-over-astral', 'twice-over'],
};

describe('each clause on requests is broken in the ways that it must be', () => {
  test('the list below has every clause that can be broken', () => {
    const ids = clauses.flatMap(({ requirement: r }) =>
      r.kind === 'schema' && r.side === 'input' && r.keyword !== 'null' && r.keyword !== 'accepts'
        ? [[...r.path, r.keyword].join('/')]
        : [],
    );

    expect(Object.keys(EXPECTED).sort()).toEqual(ids.sort());
  });

  test.each(Object.entries(EXPECTED))('%s', (clause, names) => {
    expect(
      waysOf(clause)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...names].sort());
  });
});

describe('a way does what its name says', () => {
  test.each<[string, string, number]>([
    ['TargetBucket/maxLength', 'one-over-ascii', 256],
    ['TargetBucket/maxLength', 'twice-over', 511],
    ['KmsKeyId/maxLength', 'one-over-ascii', 2049],
    ['KmsKeyId/maxLength', 'one-over-astral', 2049],
    ['Tags/items/Key/maxLength', 'one-over-ascii', 129],
    ['Tags/items/Value/maxLength', 'one-over-astral', 257],
  ])('%s, %s: %i characters', (clause, way, length) => {
    const lengths = draw(clause, way).map((value) => [...String(value)].length);

    expect(new Set(lengths)).toEqual(new Set([length]));
  });

  test.each<[string, number]>([
    ['one-over', 201],
    ['twice-over', 400],
  ])('Tags/maxItems, %s: %i tags with keys that differ', (way, length) => {
    const lists = draw('Tags/maxItems', way) as JsonObject[][];

    expect(new Set(lists.map((list) => list.length))).toEqual(new Set([length]));
    expect(new Set(lists[0]?.map((tag) => String(tag['Key']).toLowerCase())).size).toBe(length);
  });

  test.each<[string, RegExp]>([
    ['wrong-start', /^[^A-Za-z0-9._-]/u],
    ['wrong-middle', /^[\w.-]+[^A-Za-z0-9._-][\w.-]*$/u],
    ['wrong-end', /[^A-Za-z0-9._-]$/u],
    ['trailing-newline', /^[\w.-]+\n$/],
    ['look-alike-letter', /[^ -~]/u],
    ['look-alike-digit', /^[\w.-]+\p{Decimal_Number}$/u],
    ['empty', /^$/],
  ])('TargetBucket/pattern, %s', (way, shape) => {
    const odd = draw('TargetBucket/pattern', way).filter((value) => !shape.test(String(value)));

    expect(odd).toEqual([]);
  });

  test('look-alike letters are letters to Unicode, and look-alike digits are digits', () => {
    const letters = draw('TargetBucket/pattern', 'look-alike-letter').join('');
    const digits = draw('TargetBucket/pattern', 'look-alike-digit').join('');

    expect(letters.replaceAll(/[ -~]/g, '')).toMatch(/^\p{Letter}+$/u);
    expect(digits.replaceAll(/[ -~]/g, '')).toMatch(/^\p{Decimal_Number}+$/u);
  });

  test('Tags/items/Key/pattern, forbidden-prefix: begins with aws:', () => {
    const keys = draw('Tags/items/Key/pattern', 'forbidden-prefix');

    expect(keys.filter((key) => !String(key).startsWith('aws:'))).toEqual([]);
  });

  test.each<[string, (value: Json) => boolean]>([
    ['integer', (value) => Number.isInteger(value)],
    ['fraction', (value) => typeof value === 'number' && !Number.isInteger(value)],
    ['boolean', (value) => typeof value === 'boolean'],
    ['array', (value) => Array.isArray(value)],
    ['object', (value) => typeof value === 'object' && !Array.isArray(value) && value !== null],
  ])('KmsKeyId/type, %s', (way, isOfType) => {
    expect(draw('KmsKeyId/type', way).every(isOfType)).toBe(true);
  });
});

describe('ways that only responses need', () => {
  test.each<[ClauseKeyword, string[]]>([
    ['enum', ['letter-case', 'unknown-value']],
    ['maximum', ['just-over', 'thousandfold']],
  ])('%s', (keyword, names) => {
    const clause = clauses.find(
      ({ requirement: r }) => r.kind === 'schema' && r.keyword === keyword,
    );
    const path = clause?.requirement.kind === 'schema' ? clause.requirement.path : [];

    const ways = violations(response, path, keyword, PLAIN);

    expect(ways.map(({ name }) => name).sort()).toEqual(names);
  });

  test.each<[ClauseKeyword, object]>([
    ['minLength', {}],
    ['minLength', { minLength: 0 }],
    ['maxLength', {}],
    ['pattern', {}],
    ['enum', {}],
    ['maxItems', {}],
    ['maximum', {}],
    ['type', {}],
  ])('there is no way to break %s of %j', (keyword, schema) => {
    expect(BREAKERS[keyword]?.(schema, PLAIN, [])).toEqual([]);
  });

  test('a minimum length above one is missed by one character too', () => {
    const ways = BREAKERS.minLength?.({ minLength: 3 }, PLAIN, []) ?? [];

    const lengths = ways.map(({ name, values }) => [
      name,
      [...String(fc.sample(values, { seed: 1, numRuns: 1 })[0])].length,
    ]);

    expect(lengths).toEqual([
      ['empty', 0],
      ['one-short', 2],
    ]);
  });
});

function typesBut(...allowed: string[]): string[] {
  return TYPES.filter((type) => !allowed.includes(type));
}

function waysOf(clause: string) {
  const path = clause.split('/');
  const keyword = path.pop() as ClauseKeyword;
  return violations(request, path, keyword, copyDomain([]));
}

/** What the probes of a way have at the place of its clause. */
function draw(clause: string, way: string): Json[] {
  const path = clause.split('/').slice(0, -1);
  const found = waysOf(clause).find(({ name }) => name === way);
  if (!found) throw new Error(`${clause} has no way ${way}`);
  return fc.sample(found.pairs, { seed: 3, numRuns: 60 }).map(({ probe, twin }) => {
    if (!path.includes('items')) return probe[path[0] ?? ''] ?? null;
    const [tags, plain] = [probe['Tags'], twin['Tags']] as [JsonObject[], JsonObject[]];
    const member = path.at(-1) ?? '';
    const changed = tags.find((tag, i) => tag[member] !== plain[i]?.[member]);
    return changed?.[member] ?? null;
  });
}
