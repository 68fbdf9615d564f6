import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { text } from '../characters.ts';
import type { Way } from '../way.ts';

/** Another word, and each value in another letter case. */
export function breakEnum(schema: Schema): Way[] {
  const values = schema.enum;
  if (!values) return [];
  const outside = (value: string) => !values.includes(value);
  const recased = values.flatMap((value) => {
    const cases = [value.toUpperCase(), value.toLowerCase()];
    return cases.find(outside) ?? [];
  });
  return [
    { name: 'unknown-value', values: text(0, 8).filter(outside) },
    ...(recased.length > 0 ? [{ name: 'letter-case', values: fc.constantFrom(...recased) }] : []),
  ];
}
