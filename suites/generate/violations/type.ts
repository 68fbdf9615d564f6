import fc from 'fast-check';
import type { JsonType, Schema } from '../../../specs/spec.ts';
import { text } from '../characters.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/**
 * One way per JSON type that the schema does not allow. Null is left out: awsJson1_1 reads it as
 * absent, so it is a way to break `required`, and undefined as an item of a list.
 */
const OTHERS: [type: JsonType, ways: (schema: Schema) => Way[]][] = [
  ['string', () => [{ name: 'string', values: text(0, 8) }]],
  ['integer', () => [{ name: 'integer', values: fc.integer() }]],
  ['number', fractions],
  ['boolean', () => [{ name: 'boolean', values: fc.boolean() }]],
  ['array', () => [{ name: 'array', values: fc.array(text(0, 8), { maxLength: 2 }) }]],
  ['object', () => [{ name: 'object', values: fc.dictionary(text(1, 4), text(0, 8), SMALL) }]],
];

const SMALL = { maxKeys: 2, noNullPrototype: true };

/**
 * Every other JSON type in the place of the right one. An integer is a number, and 1.0 is an integer:
 * neither is drawn where the schema allows the other. The keys of a map are text by themselves.
 */
export function breakType(schema: Schema, _domain?: Domain, path: string[] = []): Way[] {
  if (path.at(-1) === 'propertyNames') return [];
  const types = [schema.type ?? []].flat();
  if (types.includes('number')) types.push('integer');
  if (types.length === 0) return [];
  return OTHERS.flatMap(([type, ways]) => (types.includes(type) ? [] : ways(schema)));
}

/** Halves; within the limits of an integer, so that they break its type alone. */
function fractions({ minimum, maximum }: Schema): Way[] {
  const least = Math.ceil(minimum ?? Math.min(0, (maximum ?? 1000) - 1000));
  const most = Math.floor(maximum ?? least + 1000) - 1;
  const min = Math.max(least, Math.min(0, most));
  if (min > most) return [];
  const values = fc.integer({ min, max: Math.min(most, min + 999) }).map((n) => n + 0.5);
  return [{ name: 'fraction', values }];
}
