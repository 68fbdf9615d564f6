import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { text } from '../characters.ts';
import type { Way } from '../way.ts';

/** The empty string, and one character short of the limit. */
export function breakMinLength(schema: Schema): Way[] {
  const limit = schema.minLength ?? 0;
  if (limit === 0) return [];
  const ways: Way[] = [{ name: 'empty', values: fc.constant('') }];
  if (limit > 1) ways.push({ name: 'one-short', values: text(limit - 1, limit - 1) });
  return ways;
}
