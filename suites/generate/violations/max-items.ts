import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { canHave, listOfLength } from '../lists.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/** One item over the limit, and twice the limit. */
export function breakMaxItems(schema: Schema, domain: Domain, path: string[]): Way[] {
  const limit = schema.maxItems;
  if (limit === undefined) return [];
  const lengths: [string, number][] = [
    ['one-over', limit + 1],
    ['twice-over', limit * 2],
  ];
  return lengths
    .filter(([, length]) => length > limit && canHave(schema, length))
    .map(([name, length]) => ({
      name,
      values: later(() => listOfLength(schema, length, domain, path)),
    }));
}
