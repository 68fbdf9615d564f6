import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { divide, ownerOf } from './shard.ts';

/** Clauses of so many owners, in order, as many of each as told. */
const clausesOf = (sizes: number[]) =>
  sizes.flatMap((size, owner) =>
    Array.from({ length: size }, (_, index) => `Owner${owner}/clause/${index}`),
  );

const SIZES = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 50 });

function shards(clauses: string[], count: number): string[][] {
  const division = divide(clauses, count);
  if (!division.ok) throw new Error(`at most ${division.most}`);
  return division.shards;
}

describe('clauses divided', () => {
  test('each owner is in one shard, none is left out, none is empty, all stay in order', () => {
    fc.assert(
      fc.property(SIZES, fc.nat(), (sizes, random) => {
        const count = 1 + (random % sizes.length);
        const all = shards(clausesOf(sizes), count);
        expect(all).toHaveLength(count);
        expect(all.flat()).toEqual(sizes.map((_, owner) => `Owner${owner}`));
        for (const owners of all) expect(owners.length).toBeGreaterThan(0);
      }),
    );
  });

  test('no shard has more than what is fair and one owner beyond it, and one for each to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
        const sizes = Array.from({ length: 48 }, () => 30);
        const numbers = shards(clausesOf(sizes), count).map(({ length }) => length);
        expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.ceil(48 / count) + 1);
      }),
    );
  });

  test('an owner that outweighs all others has a shard of its own', () => {
    const all = shards(clausesOf([5, 5, 200, 5, 5]), 3);
    expect(all).toEqual([['Owner0', 'Owner1'], ['Owner2'], ['Owner3', 'Owner4']]);
  });

  test('fewer owners than shards: how many shards there can be', () => {
    fc.assert(
      fc.property(SIZES, fc.integer({ min: 1, max: 9 }), (sizes, more) => {
        const most = sizes.length;
        expect(divide(clausesOf(sizes), most + more)).toEqual({ ok: false, most });
      }),
    );
  });
});

test('the owners of the contract are its operations and its protocols', () => {
  const { operations, service } = loadContract();
  const ids = Object.values(operations).flatMap(({ clauses }) => clauses.map(({ id }) => id));
  const owners = [...Object.keys(operations), service.protocol, service.cbor.protocol];
  expect(new Set(ids.map(ownerOf))).toEqual(new Set(owners));
});
