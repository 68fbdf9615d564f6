import fc from 'fast-check';
import type { Way } from '../way.ts';

/** Either value. */
export function acceptBoolean(): Way[] {
  return [true, false].map((value) => ({ name: String(value), values: fc.constant(value) }));
}
