import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { specsFolder } from './data.ts';
import { implied } from './derive.ts';
import { everyClause, loadContract, readSpec } from './load.ts';

const LEVELS = ['MUST', 'SHOULD'];
const EVIDENCE = ['documented', 'modelled', 'protocol', 'observed', 'inferred'];
const contract = loadContract();
const operations = Object.values(contract.operations);

test('the contract is read once, and covers every operation of the service', () => {
  expect(loadContract()).toBe(contract);
  expect(Object.keys(contract.operations)).toEqual(readSpec('memorydb/operation-names.json'));
  const ids = everyClause().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(contract.service.revision).toMatch(/^\d{4}-\d{2}$/);
});

test('an operation is made when it is first asked for, and once', () => {
  const first = contract.operations['CreateUser'];

  expect(contract.operations['CreateUser']).toBe(first);
  expect(contract.operations['NoSuchOperation']).toBeUndefined();
});

test('only an operation that requires something cannot do with nothing', () => {
  const refuses = operations.filter(({ clauses }) =>
    clauses.some(({ id }) => id === 'aws-json-1.1/request/empty-body'),
  );

  expect(refuses).toEqual(operations.filter(({ request }) => request.required));
  expect(refuses.length).toBeLessThan(operations.length);
});

test('a spec file that does not exist is an error, not an empty contract', () => {
  expect(() => readSpec('memorydb/nowhere.json')).toThrow(/ENOENT/);
});

describe.each(operations)('clauses of $name', (operation) => {
  const { clauses } = operation;
  const ids = new Set(clauses.map(({ id }) => id));
  const path = `memorydb/operations/${operation.name}/clauses.json`;
  const notes: { overrides?: Record<string, object>; clauses?: { id: string }[] } = existsSync(
    new URL(path, specsFolder()),
  )
    ? readSpec(path)
    : {};

  test('no two share an id', () => {
    const repeated = clauses.filter(
      ({ id }, index) => clauses.findIndex((c) => c.id === id) < index,
    );

    expect(repeated.map(({ id }) => id)).toEqual([]);
  });

  test('each id is a path that the operation or the protocol owns', () => {
    const { protocol, cbor } = contract.service;
    const owners = [operation.name, protocol, cbor.protocol];

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
    const said = clauses.flatMap(({ id, requirement: r }) =>
      r.kind === 'text' ? [{ owner: id.split('/')[0], text: r.text }] : [],
    );

    expect(said.filter(({ text }) => text.trim().length < 10)).toEqual([]);
    // Two protocols may ask for the same, each of its own answers.
    expect(new Set(said.map((own) => JSON.stringify(own))).size).toBe(said.length);
  });

  test('each override speaks of a clause that the schemas imply', () => {
    const stale = Object.keys(notes.overrides ?? {}).filter((key) => !derived().has(key));

    expect(stale).toEqual([]);
  });

  test('no written clause has the id of a clause that the schemas imply', () => {
    const twice = (notes.clauses ?? []).filter(({ id }) => derived().has(id));

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
    const sides = [
      ['input', operation.request],
      ['output', operation.response],
    ] as const;
    return new Set(
      sides.flatMap(([side, schema]) =>
        implied(schema, side).map(({ path, keyword }) => [side, ...path, keyword].join('/')),
      ),
    );
  }
});

function owned(id: string, owners: string[]): boolean {
  return owners.some((owner) => id.startsWith(`${owner}/`));
}
