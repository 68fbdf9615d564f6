import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ANSWER_CLAUSES, CLIENT_CLAUSES } from './clause-of.ts';

test.each([
  ['clauses.json', ANSWER_CLAUSES],
  ['client.json', CLIENT_CLAUSES],
])('what is found is a clause of %s, or nobody has promised otherwise', (file, table) => {
  const url = new URL(`../../../specs/protocols/rpc-v2-cbor/${file}`, import.meta.url);
  const written = JSON.parse(readFileSync(url, 'utf8')) as { id: string }[];
  const ids = new Set(written.map(({ id }) => id));
  const named = Object.values(table).filter((id) => id !== null);

  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
