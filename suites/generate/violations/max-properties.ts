import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import type { Json } from '../../model/json.ts';
import { later } from '../later.ts';
import { hasRoom, mapOfSize } from '../maps.ts';
import { type Domain, valid } from '../valid.ts';
import type { Way } from '../way.ts';

/** One entry over the limit, and twice the limit; for a union two members, and every member. */
export function breakMaxProperties(schema: Schema, domain: Domain, path: string[]): Way[] {
  const limit = schema.maxProperties;
  if (limit === undefined) return [];
  const members = Object.entries(schema.properties ?? {});
  if (!schema.additionalProperties) {
    const withFirst = (count: number) =>
      later(() => fc.record(Object.fromEntries(members.slice(0, count).map(drawn)), RECORD));
    const counts = [...new Set([limit + 1, members.length])].filter((count) => count > limit);
    return counts
      .filter((count) => count <= members.length)
      .map((count, i) => ({
        name: i === 0 ? 'one-over' : 'every-member',
        values: withFirst(count) as fc.Arbitrary<Json>,
      }));
  }
  const sizes: [string, number][] = [
    ['one-over', limit + 1],
    ['twice-over', limit * 2],
  ];
  return sizes
    .filter(([, size]) => size > limit && hasRoom(schema, size))
    .map(([name, size]) => ({
      name,
      values: later(() =>
        mapOfSize(schema, size, domain, path, (own, needed, at) => valid(own, domain, needed, at)),
      ),
    }));

  function drawn([name, member]: [string, Schema]): [string, fc.Arbitrary<Json>] {
    return [name, valid(member, { ...domain, nulls: false }, [], [...path, name])];
  }
}

const RECORD = { noNullPrototype: true };
