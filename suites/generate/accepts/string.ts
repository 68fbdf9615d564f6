import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { regexOf } from '../patterns.ts';
import { bounds, FILLERS, stringOfLength, validString } from '../strings.ts';
import { plainTime } from '../times.ts';
import type { Way } from '../way.ts';

/** Texts at the limits of their length, in characters of one byte and of four, and any. */
export function acceptString(schema: Schema): Way[] {
  const { min, max } = bounds(schema);
  const any: Way = { name: 'any', values: validString(schema) };
  if (plainTime(schema) !== undefined) return [any];
  const ways: Way[] = [];
  const add = (name: string, length: number, filler: string) => {
    if (length < min || length > max) return;
    const values = stringOfLength(schema, length, filler);
    if (values) ways.push({ name, values });
  };
  for (const { name, filler } of FILLERS) {
    if (Number.isFinite(max)) add(`at-limit-${name}`, max, filler);
    if (name === 'ascii' && Number.isFinite(max) && max - 1 > min)
      add('below-limit', max - 1, filler);
  }
  if (min === 0 && (!schema.pattern || regexOf(schema.pattern).test(''))) {
    ways.push({ name: 'empty', values: fc.constant('') });
  }
  add('one-character', 1, 'a');
  if (min > 1) add('at-least', min, 'a');
  return [...ways, any];
}
