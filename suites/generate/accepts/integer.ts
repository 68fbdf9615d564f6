import type { Schema } from '../../../specs/spec.ts';
import { validInteger } from '../numbers.ts';
import type { Way } from '../way.ts';
import { atLimits } from './limits.ts';

/** Integers at their limits, nought where it is allowed, and any. */
export function acceptInteger(schema: Schema): Way[] {
  const { minimum, maximum } = schema;
  const whole = {
    ...(minimum !== undefined && { minimum: Math.ceil(minimum) }),
    ...(maximum !== undefined && { maximum: Math.floor(maximum) }),
  };
  return [...atLimits(whole), { name: 'any', values: validInteger(schema) }];
}
