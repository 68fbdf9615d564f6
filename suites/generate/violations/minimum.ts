import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { stepAt } from '../numbers.ts';
import type { Way } from '../way.ts';

/** Just under the limit; and below nought, where the limit is not. */
export function breakMinimum({ minimum: limit }: Schema): Way[] {
  if (limit === undefined) return [];
  const step = stepAt(limit);
  const under = fc.integer({ min: 1, max: 1000 }).map((n) => Math.ceil(limit) - n * step);
  const ways: Way[] = [{ name: 'just-under', values: under }];
  if (limit > 0) ways.push({ name: 'negative', values: fc.constant(-Math.ceil(limit)) });
  return ways;
}
