import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { listOfLength } from '../lists.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/** No item at all, and one short of the limit. */
export function breakMinItems(schema: Schema, domain: Domain, path: string[]): Way[] {
  const limit = schema.minItems ?? 0;
  if (limit === 0) return [];
  const ways: Way[] = [{ name: 'empty', values: fc.constant([]) }];
  if (limit > 1) {
    const short = later(() => listOfLength(schema, limit - 1, domain, path));
    ways.push({ name: 'one-short', values: short });
  }
  return ways;
}
