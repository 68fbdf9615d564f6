import { describe, expect, test } from 'vitest';
import { deriveClauses } from './derive.ts';
import { loadContract, readSpec } from './load.ts';
import type { Schema } from './spec.ts';

const LEVELS = ['MUST', 'SHOULD'];
const EVIDENCE = ['documented', 'modelled', 'protocol', 'observed', 'inferred'];
const contract = loadContract();
const operations = Object.values(contract.operations);

test('the contract is read once, and covers the operations that the service file names', () => {
  expect(loadContract()).toBe(contract);
  expect(Object.keys(contract.operations)).toEqual(contract.service.operations);
  expect(contract.service.revision).toMatch(/^\d{4}-\d{2}$/);
});

test('a spec file that does not exist is an error, not an empty contract', () => {
  expect(() => readSpec('memorydb/nowhere.json')).toThrow(/ENOENT/);
});

describe.each(operations)('clauses of $name', (operation) => {
  const { clauses } = operation;
  const ids = new Set(clauses.map(({ id }) => id));
  const notes = readSpec<{
    derived: Parameters<typeof deriveClauses>[3];
    rejections: Record<string, string[]>;
    clauses: { id: string; text: string }[];
  }>(`memorydb/operations/${operation.name}/clauses.json`);

  test('no two share an id', () => {
    const repeated = clauses.filter(
      ({ id }, index) => clauses.findIndex((c) => c.id === id) < index,
    );

    expect(repeated.map(({ id }) => id)).toEqual([]);
  });

  test('each id is a path that the operation or the protocol owns', () => {
    const owners = [operation.name, contract.service.protocol];

    const foreign = [...ids].filter(
      (id) => !/^[\w.-]+(\/[\w.-]+)+$/.test(id) || !owned(id, owners),
    );

    expect(foreign).toEqual([]);
  });

  test('what is only inferred is never a MUST', () => {
    const overclaimed = clauses.filter((c) => c.evidence === 'inferred' && c.level === 'MUST');

    expect(overclaimed.map(({ id }) => id)).toEqual([]);
  });

  test('each has a level, an evidence and a source that a reader can check', () => {
    const vague = clauses.filter(
      ({ level, evidence, source }) =>
        !LEVELS.includes(level) || !EVIDENCE.includes(evidence) || source.trim().length < 8,
    );

    expect(vague.map(({ id }) => id)).toEqual([]);
  });

  test('each written clause says what it requires, and no two say the same', () => {
    const texts = clauses.flatMap(({ requirement: r }) => (r.kind === 'text' ? [r.text] : []));

    expect(texts.filter((text) => text.trim().length < 10)).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('each override speaks of a clause that the schemas imply', () => {
    const stale = Object.keys(notes.derived.overrides).filter((key) => !derived().has(key));

    expect(stale).toEqual([]);
  });

  test('no written clause has the id of a clause that the schemas imply', () => {
    const twice = notes.clauses.filter(({ id }) => derived().has(id));

    expect(twice).toEqual([]);
  });

  test('each rejection of its own speaks of a clause that there is', () => {
    const stale = Object.keys(operation.rejectionsByClause).filter((id) => !ids.has(id));

    expect(stale).toEqual([]);
  });

  test('each list of accepted fault types names some, each once', () => {
    const lists = { ...operation.rejections, ...operation.rejectionsByClause };

    for (const [kind, types] of Object.entries(lists)) {
      expect(types.length, kind).toBeGreaterThan(0);
      expect(new Set(types).size, kind).toBe(types.length);
      expect(
        types.filter((type) => !/^[A-Z]\w+$/.test(type)),
        kind,
      ).toEqual([]);
    }
  });

  test('each fault clause names a fault that the operation declares, with its status', () => {
    const declared = new Map(operation.faults.map(({ name, status }) => [name, status]));
    const named = [...ids].flatMap((id) => /\/faults\/([^/]+)\//.exec(id)?.[1] ?? []);

    expect(named.filter((name) => !declared.has(name))).toEqual([]);
    expect([...new Set(declared.values())]).toEqual([400]);
  });

  test('its schemas hold no $ref any more, nor what Ajv would have to resolve', () => {
    const text = JSON.stringify([operation.request, operation.response]);

    expect(text).not.toMatch(/"\$(ref|id|schema|comment)"/);
  });

  function derived(): Set<string> {
    const sides: ['input' | 'output', Schema][] = [
      ['input', operation.request],
      ['output', operation.response],
    ];
    const all = sides.flatMap(([side, schema]) =>
      deriveClauses(operation.name, side, schema, notes.derived),
    );
    return new Set(all.map(({ id }) => id.slice(operation.name.length + 1)));
  }
});

function owned(id: string, owners: string[]): boolean {
  return owners.some((owner) => id.startsWith(`${owner}/`));
}
