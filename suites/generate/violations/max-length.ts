import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { FILLERS, stringOfLength } from '../strings.ts';
import type { Way } from '../way.ts';

/** One character over the limit, in bytes that cost one and in bytes that cost four; and far over. */
export function breakMaxLength(schema: Schema): Way[] {
  const limit = schema.maxLength;
  if (limit === undefined) return [];
  const ways: Way[] = [];
  for (const { name, filler } of FILLERS) {
    const values = stringOfLength(schema, limit + 1, filler);
    if (values) ways.push({ name: `one-over-${name}`, values });
  }
  const far = stringOfLength(schema, limit * 2 + 1, 'a');
  if (far) ways.push({ name: 'twice-over', values: fc.oneof(far) });
  return ways;
}
