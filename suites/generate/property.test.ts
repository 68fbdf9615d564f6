import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { Schema } from '../../specs/spec.ts';
import { accepts } from './accepts/index.ts';
import { EVERYTHING } from './everything.test.support.ts';
import { ordinaryOf } from './ordinary.ts';
import { violations } from './pairs.ts';
import { places, schemaAt } from './place.ts';
import {
  brokenBy,
  clausesOf,
  validatorOf,
  wrongAcceptance,
  wrongViolation,
} from './property.test.support.ts';
import { type Domain, PLAIN, valid } from './valid.ts';
import { BREAKERS } from './violations/index.ts';

const DRAWS = 50;
const WITHOUT_NULLS: Domain = { ...PLAIN, nulls: false, items: 2 };

const schemas: [string, Schema][] = [
  ['a made-up request', EVERYTHING],
  ...Object.values(loadContract().operations).map(({ name, request }): [string, Schema] => [
    name,
    request,
  ]),
];

describe.each(schemas)('%s', (_name, schema) => {
  test.each([PLAIN, WITHOUT_NULLS])('valid requests keep the schema', (domain) => {
    const validate = validatorOf(schema);

    const broken = fc
      .sample(valid(schema, domain), { seed: 1, numRuns: DRAWS * 4 })
      .map((value) => brokenBy(validate, schema, value));

    expect(broken.filter((own) => own !== '')).toEqual([]);
  });

  test('each way to break a clause breaks its one place, and its twin breaks nothing', () => {
    const wrong = clausesOf(schema).flatMap((clause) => {
      const found = wrongViolation(schema, clause, PLAIN, DRAWS);
      return found ? [`${clause.flat().join('/')}, ${found}`] : [];
    });

    expect(wrong).toEqual([]);
  });

  test('each way to keep the limits of a place keeps the schema', () => {
    const wrong = [...places(schema)].flatMap((path) => {
      const found = wrongAcceptance(schema, path, WITHOUT_NULLS, DRAWS);
      return found ? [`${path.join('/')}, ${found}`] : [];
    });

    expect(wrong).toEqual([]);
  });

  test('the ordinary value of each place keeps its schema', () => {
    const wrong = [[], ...places(schema)].filter((path) => {
      const own = schemaAt(schema, path);
      return !validatorOf(own)(ordinaryOf(own));
    });

    expect(wrong).toEqual([]);
  });
});

test('the made-up request has every keyword that can be broken', () => {
  const stated = new Set(clausesOf(EVERYTHING).map(([, keyword]) => keyword));

  expect([...stated].sort()).toEqual([...Object.keys(BREAKERS), 'required'].sort());
});

test('there is a way to break each clause of the made-up request', () => {
  const without = clausesOf(EVERYTHING)
    .filter(([path, keyword]) => violations(EVERYTHING, path, keyword, PLAIN).length === 0)
    .map((clause) => clause.flat().join('/'));

  // A key of a map is text whatever is sent.
  expect(without).toEqual(['Labels/propertyNames/type', 'ByColour/propertyNames/type']);
});

test('ways are listed without a draw: all those of the contract in a moment', () => {
  const operations = Object.values(loadContract().operations);
  const started = process.cpuUsage();

  const ways = operations.flatMap(({ request, clauses }) =>
    clauses.flatMap(({ requirement: r }): { name: string }[] => {
      if (r.kind !== 'schema' || r.side !== 'input' || r.keyword === 'null') return [];
      return r.keyword === 'accepts'
        ? accepts(schemaAt(request, r.path), PLAIN, r.path, 50)
        : violations(request, r.path, r.keyword, PLAIN);
    }),
  );

  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(300);
  expect(ways.length).toBeGreaterThan(operations.length);
});

describe('these checks can fail', () => {
  const without: Domain = { ...PLAIN, fixed: { Name: fc.constant('') } };

  test('a twin that breaks the schema is noticed', () => {
    expect(wrongViolation(EVERYTHING, [['Count'], 'minimum'], without, DRAWS)).toMatch(
      /^just-under: the twin breaks Name\/minLength,Name\/pattern: /,
    );
  });

  test('a probe that breaks nothing, or something else, is noticed', () => {
    const loose: Schema = { ...EVERYTHING, required: [] };

    expect(wrongViolation(loose, [['Name'], 'required'], PLAIN, DRAWS)).toMatch(
      /^absent: the probe breaks nothing: /,
    );
    expect(wrongAcceptance(EVERYTHING, ['Free'], without, DRAWS)).toMatch(/Name\/minLength/);
  });
});

test('a text that is too long keeps its pattern wherever the pattern has room', () => {
  const ways = violations(EVERYTHING, ['Digits'], 'maxLength', PLAIN);
  const texts = ways.flatMap(({ pairs }) =>
    fc.sample(pairs, { seed: 1, numRuns: DRAWS }).map(({ probe }) => String(probe['Digits'])),
  );

  expect(texts.filter((own) => !/^\d{21,}$/.test(own))).toEqual([]);
});
