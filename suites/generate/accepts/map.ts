import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { hasRoom, mapOfSize } from '../maps.ts';
import { type Domain, valid } from '../valid.ts';
import type { Way } from '../way.ts';

/** Maps of each size that is a limit or beside one. */
export function acceptMap(
  schema: Schema,
  domain: Domain,
  path: string[],
  mostItems: number,
): Way[] {
  const least = schema.minProperties ?? 0;
  const limit = Math.max(least, Math.min(schema.maxProperties ?? mostItems, mostItems));
  return [...new Set([0, 1, 2, limit - 1, limit, least])]
    .filter((size) => size >= least && size <= limit && hasRoom(schema, size))
    .map((size) => ({
      name: `${size}-entries`,
      values: later(() =>
        mapOfSize(schema, size, domain, path, (own, needed, at) => valid(own, domain, needed, at)),
      ),
    }));
}
