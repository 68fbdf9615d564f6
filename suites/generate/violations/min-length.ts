import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { text } from '../characters.ts';
import { stringOfLength } from '../strings.ts';
import type { Way } from '../way.ts';

/**
 * The empty string, and one character short of the limit. Where the pattern allows no text as short,
 * both keywords are broken, by the same value at the same place.
 */
export function breakMinLength(schema: Schema): Way[] {
  const limit = schema.minLength ?? 0;
  if (limit === 0) return [];
  const ways: Way[] = [{ name: 'empty', values: fc.constant('') }];
  // Base64 comes in fours.
  const short = schema.contentEncoding ? Math.ceil(limit / 4) * 4 - 4 : limit - 1;
  if (short > 0) {
    const values = stringOfLength(schema, short, 'a') ?? text(short, short);
    ways.push({ name: 'one-short', values });
  }
  return ways;
}
