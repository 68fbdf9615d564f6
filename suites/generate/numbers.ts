import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';

/** Where a schema has no maximum: the greatest port, and the last second of 32 bits. */
const GREATEST = { integer: 65_535, number: 2_147_483_647 } as const;
const MILLISECONDS = 2_000_000_000_000;

/** Integers that keep `minimum` and `maximum`. */
export function validInteger(schema: Schema): fc.Arbitrary<number> {
  const { min, max } = range(schema, 'integer');
  if (min > max) throw new Error(`no integer is between ${schema.minimum} and ${schema.maximum}`);
  return fc.integer({ min, max });
}

/** Integers and fractions that keep `minimum` and `maximum`; a time is a number of seconds. */
export function validNumber(schema: Schema): fc.Arbitrary<number> {
  const { min, max } = range(schema, 'number');
  const fractions = fractionsOf(schema);
  return min > max ? fractions : fc.oneof(fc.integer({ min, max }), fractions);
}

/** Numbers in thousandths that keep `minimum` and `maximum`. */
export function fractionsOf(schema: Schema): fc.Arbitrary<number> {
  const least = schema.minimum ?? Math.min(0, schema.maximum ?? 0);
  const most = schema.maximum ?? Math.max(MILLISECONDS / 1000, least + 1000);
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const max = Math.max(Math.min(MILLISECONDS, safe(most * 1000)), safe(least * 1000));
  return fc.integer({ min: safe(least * 1000), max }).map((own) => within(own / 1000));
}

/** Whole numbers from which draws are made; `min` is above `max` where there is none. */
export function range(
  { minimum, maximum }: Schema,
  type: 'integer' | 'number',
): { min: number; max: number } {
  const min = Math.ceil(minimum ?? Math.min(0, maximum ?? 0));
  const max = Math.floor(maximum ?? Math.max(GREATEST[type], min + 1000));
  return { min: safe(min), max: safe(max) };
}

/** The distance from a limit to the next number that a double tells from it; at least 1. */
export function stepAt(limit: number): number {
  const magnitude = Math.abs(limit);
  return magnitude <= Number.MAX_SAFE_INTEGER ? 1 : 2 ** (Math.floor(Math.log2(magnitude)) - 51);
}

function safe(value: number): number {
  const most = Number.MAX_SAFE_INTEGER;
  return Math.trunc(Math.min(most, Math.max(-most, value)));
}
