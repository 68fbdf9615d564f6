import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../spec.ts';

type Written = Omit<Clause, 'requirement'> & { text: string };

const TESTS = new Set(
  read<{ cases: { id: string }[] }>(
    '../../../suites/protocol/rpc-v2-cbor/smithy-tests.json',
  ).cases.map(({ id }) => id),
);

describe.each(['clauses.json', 'client.json'])('%s', (file) => {
  const clauses = read<Written[]>(file);

  test('every clause has an id of its own and says one thing', () => {
    const ids = clauses.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, text, source } of clauses) {
      expect(id).toMatch(/^(spoken|(routing|reading|answering|agreement|client)\/[a-z0-9-]+)$/);
      expect(text, id).toMatch(/^[A-Z_].*[^.]$/);
      expect(source, id).not.toBe('');
    }
    expect(new Set(clauses.map(({ text }) => text)).size).toBe(clauses.length);
  });

  test('levels and evidence are those of every clause, and nothing is inferred', () => {
    for (const { id, level, evidence } of clauses) {
      expect(['MUST', 'SHOULD'], id).toContain(level);
      expect(['protocol', 'modelled'], id).toContain(evidence);
    }
  });

  test('protocol tests that are named as a source are among those that are run', () => {
    const named = clauses.flatMap(({ source }) => {
      const list = /^Smithy protocol tests? ([\w, ]+)$/.exec(source)?.[1];
      return list ? list.split(', ') : [];
    });

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !TESTS.has(id))).toEqual([]);
  });
});

test('every violation of a request that the reader tells is a clause on clients', () => {
  const source = readFileSync(
    new URL('../../../suites/protocol/rpc-v2-cbor/read-call.ts', import.meta.url),
    'utf8',
  );
  const codes = [...source.matchAll(/\| \{ code: '([a-z-]+)'/g)].map(([, code]) => code);
  const ids = read<Written[]>('client.json').map(({ id }) => id);

  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !ids.includes(`client/${code}`))).toEqual([]);
});

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
}
