import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { hasRoom, mapOfSize } from '../maps.ts';
import { type Domain, valid } from '../valid.ts';
import type { Way } from '../way.ts';

/** No entry at all, which for a union is no member; and one short of the limit. */
export function breakMinProperties(schema: Schema, domain: Domain, path: string[]): Way[] {
  const limit = schema.minProperties ?? 0;
  if (limit === 0) return [];
  const ways: Way[] = [{ name: 'empty', values: fc.constant({}) }];
  if (limit > 1 && schema.additionalProperties && hasRoom(schema, limit - 1)) {
    const values = later(() =>
      mapOfSize(schema, limit - 1, domain, path, (own, needed, at) =>
        valid(own, domain, needed, at),
      ),
    );
    ways.push({ name: 'one-short', values });
  }
  return ways;
}
