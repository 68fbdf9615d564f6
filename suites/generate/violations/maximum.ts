import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import type { Way } from '../way.ts';

/** Just over the limit, and a thousand times over: seconds that were counted in milliseconds. */
export function breakMaximum(schema: Schema): Way[] {
  const limit = schema.maximum;
  if (limit === undefined) return [];
  return [
    {
      name: 'just-over',
      values: fc.integer({ min: 1, max: 1000 }).map((n) => limit + n),
    },
    { name: 'thousandfold', values: fc.constant(limit * 1000) },
  ];
}
