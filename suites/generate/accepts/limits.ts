import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { stepAt } from '../numbers.ts';
import type { Way } from '../way.ts';

/** The numbers at and beside the limits, each once, and nought where it is allowed. */
export function atLimits({ minimum, maximum }: Schema): Way[] {
  const least = minimum ?? Number.NEGATIVE_INFINITY;
  const most = maximum ?? Number.POSITIVE_INFINITY;
  const values: [name: string, value: number][] = [
    ['at-minimum', least],
    ['at-maximum', most],
    ['above-minimum', least + stepAt(least)],
    ['below-maximum', most - stepAt(most)],
    ['zero', 0],
  ];
  const seen = new Set<number>();
  return values.flatMap(([name, value]) => {
    const taken = Number.isFinite(value) && value >= least && value <= most && !seen.has(value);
    seen.add(value);
    return taken ? [{ name, values: fc.constant(value) }] : [];
  });
}
