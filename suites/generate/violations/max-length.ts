import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { textOfLength } from '../characters.ts';
import { FILLERS, stringOfLength } from '../strings.ts';
import type { Way } from '../way.ts';

/**
 * One character over the limit, in bytes that cost one and in bytes that cost four; and far over.
 * Where no text as long is found that keeps the pattern, both keywords are broken, by the same value.
 */
export function breakMaxLength(schema: Schema): Way[] {
  const limit = schema.maxLength;
  if (limit === undefined) return [];
  const ways: Way[] = [];
  // Base64 comes in fours.
  const over = schema.contentEncoding ? Math.floor(limit / 4) * 4 + 4 : limit + 1;
  for (const { name, filler } of FILLERS) {
    const values = stringOfLength(schema, over, filler);
    if (values) ways.push({ name: `one-over-${name}`, values });
  }
  const twice = schema.contentEncoding ? over * 2 : limit * 2 + 1;
  const far = stringOfLength(schema, twice, 'a');
  if (far) ways.push({ name: 'twice-over', values: fc.oneof(far) });
  if (ways.length === 0) ways.push({ name: 'one-over-ascii', values: textOfLength(over, 'a') });
  return ways;
}
