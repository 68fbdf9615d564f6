import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { fractionsOf, range, validNumber } from '../numbers.ts';
import type { Way } from '../way.ts';
import { atLimits } from './limits.ts';

/** Numbers at their limits, whole ones, thousandths, and any: a time is a number of seconds. */
export function acceptNumber(schema: Schema): Way[] {
  const { min, max } = range(schema, 'number');
  return [
    ...atLimits(schema),
    ...(min <= max ? [{ name: 'whole', values: fc.integer({ min, max }) }] : []),
    { name: 'fraction', values: fractionsOf(schema) },
    { name: 'any', values: validNumber(schema) },
  ];
}
