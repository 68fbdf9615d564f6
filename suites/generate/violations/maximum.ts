import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { stepAt } from '../numbers.ts';
import type { Way } from '../way.ts';

/** Just over the limit, and a thousand times over: seconds that were counted in milliseconds. */
export function breakMaximum({ maximum }: Schema): Way[] {
  if (maximum === undefined) return [];
  const limit = Math.floor(maximum);
  const step = stepAt(limit);
  const over = fc.integer({ min: 1, max: 1000 }).map((n) => limit + n * step);
  const ways: Way[] = [{ name: 'just-over', values: over }];
  if (limit > 0) ways.push({ name: 'thousandfold', values: fc.constant(limit * 1000) });
  return ways;
}
