import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadContract } from './load.ts';
import type { Clause } from './spec.ts';

/** The clauses of CopySnapshot as they were when its schemas were written by hand. */
const GOLDEN = JSON.parse(
  readFileSync(new URL('golden/copy-snapshot.clauses.json', import.meta.url), 'utf8'),
) as Clause[];

test('CopySnapshot has the clauses of its hand-written schemas, in their order, and others beside them', () => {
  const { clauses = [] } = loadContract().operations['CopySnapshot'] ?? {};

  expect(GOLDEN).toHaveLength(146);
  const ids = new Set(GOLDEN.map(({ id }) => id));
  expect(clauses.filter(({ id }) => ids.has(id))).toEqual(GOLDEN);
});

test('more tags than a request may have can meet the quota of a resource instead', () => {
  expect(loadContract().operations['CopySnapshot']?.rejectionsByClause).toEqual({
    'CopySnapshot/input/Tags/maxItems': [
      'InvalidParameterValueException',
      'ValidationException',
      'ValidationError',
      'TagQuotaPerResourceExceeded',
    ],
  });
});
