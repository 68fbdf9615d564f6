import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { Schema } from '../../specs/spec.ts';
import { EVERYTHING } from './everything.test.support.ts';
import { places } from './place.ts';
import { clausesOf, wrongAcceptance, wrongViolation } from './property.test.support.ts';
import { PLAIN } from './valid.ts';

/** How many pairs each clause is drawn: a few here, and 1,000 where there is time (`PROPERTY_DRAWS`). */
const DRAWS = Number(process.env['PROPERTY_DRAWS'] ?? 100);
const operations = Object.values(loadContract().operations);
const schemas: [string, Schema][] = [
  ['a made-up request', EVERYTHING],
  ...operations.flatMap(({ name, request, response }): [string, Schema][] => [
    [`${name}, request`, request],
    [`${name}, response`, response],
  ]),
];

describe.each(schemas.filter(([, schema]) => clausesOf(schema).length > 0))(
  `${DRAWS} draws for each clause of %s`,
  (_name, schema) => {
    const clauses = clausesOf(schema).map((clause) => [clause.flat().join('/'), clause] as const);

    test.each(clauses)('%s is broken alone', { timeout: 120_000 }, (_id, clause) => {
      expect(wrongViolation(schema, clause, PLAIN, DRAWS)).toBeNull();
    });

    const all = [...places(schema)].map((path) => [path.join('/'), path] as const);

    test.each(all)('%s is kept', { timeout: 120_000 }, (_id, path) => {
      expect(wrongAcceptance(schema, path, { ...PLAIN, nulls: false }, DRAWS)).toBeNull();
    });
  },
);
