import type { Schema } from '../../../specs/spec.ts';
import { listOfLength } from '../lists.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/** One item over the limit, and twice the limit. */
export function breakMaxItems(schema: Schema, domain: Domain, path: string[]): Way[] {
  const limit = schema.maxItems;
  if (limit === undefined) return [];
  return [
    { name: 'one-over', values: listOfLength(schema, limit + 1, domain, path) },
    {
      name: 'twice-over',
      values: listOfLength(schema, limit * 2, domain, path),
    },
  ];
}
