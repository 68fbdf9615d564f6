import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { marksIn } from '../arrange/marks.ts';
import { experiments, familyOf } from './index.ts';
import { ORDINARY } from './snapshot/ordinary.ts';

const { operations, service } = loadContract();
const RESOURCES = loadResources();
const OWN = Object.values(operations).filter(({ name }) => !familyOf(name));
const TESTED = new Map(
  OWN.map((spec) => [
    spec.name,
    experiments(spec, service, RESOURCES, { without: [], ordinary: ORDINARY }),
  ]),
);

describe.each(OWN.map((spec) => [spec.name, spec] as const))('%s', (name, spec) => {
  const own = TESTED.get(name) ?? [];
  const clauses = new Set(own.map(({ clause }) => clause));

  test('each declared fault is reached, or it is said why not', () => {
    const open = spec.faults
      .filter(({ name: fault }) => !clauses.has(`${name}/faults/${fault}/type`))
      .filter(({ name: fault }) => spec.unreached[fault] === undefined);

    expect(open).toEqual([]);
  });

  test('blanks, unknown members, repeated keys and optional members have experiments', () => {
    // What cannot be undone is never asked for so that it succeeds.
    const isFinal = Object.values(RESOURCES).some(
      ({ makes, operations: { delete: remove } }) => makes[name] && remove === undefined,
    );
    const tails = isFinal
      ? /\/(blank|unique-keys)$/
      : /\/(blank|unknown-member|unique-keys)$|^[^/]+\/input\/accepts$/;
    const wanted = spec.clauses.map(({ id }) => id).filter((id) => tails.test(id));

    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((id) => !clauses.has(id))).toEqual([]);
  });

  test('no two experiments on members or faults share an id', () => {
    const ids = own.map(({ id }) => id).filter((id) => /^[^/]+\/(input|faults)\//.test(id));

    expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  });

  test('what an experiment on faults borrows is of a kind that there is', () => {
    const kinds = own
      .filter(({ clause }) => clause.includes('/faults/'))
      .flatMap(({ borrows }) => borrows.map((kind) => kind.replace(/^taken /, '')));

    expect(kinds.filter((kind) => !RESOURCES[kind])).toEqual([]);
  });
});

test('before a fault is reached, only things of the run are named', () => {
  const steps = OWN.flatMap(({ recipes }) => recipes.flatMap(({ before = [] }) => before));

  expect(steps.length).toBeGreaterThan(2);
  for (const { input } of steps) expect(marksIn(input)).not.toEqual([]);
});
