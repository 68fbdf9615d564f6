import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { ordinaryOf } from '../ordinary.ts';
import { type Domain, valid } from '../valid.ts';
import type { Way } from '../way.ts';

/** A structure with what is required alone, with each member at once, and any; a union by its members. */
export function acceptObject(schema: Schema, domain: Domain, path: string[]): Way[] {
  const all = Object.keys(schema.properties ?? {});
  const draw = (own: Schema, present: string[] = []) =>
    later(() => valid(own, domain, present, path));
  const any: Way = { name: 'any', values: draw(schema) };
  if (schema.maxProperties === 1) {
    return [
      ...all.map((name, i) => ({ name: `member-${i + 1}`, values: draw(schema, [name]) })),
      any,
    ];
  }
  const required = schema.required ?? [];
  return [
    { name: 'required-only', values: later(() => fc.constant(ordinaryOf(schema))) },
    ...(all.length > required.length
      ? [{ name: 'every-member', values: draw({ ...schema, required: all }) }]
      : []),
    any,
  ];
}
