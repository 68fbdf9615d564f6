import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { keyOf } from './ordinary.ts';

/** Schemas below which some list has `uniqueItems`; most have none, and need no look at their values. */
const known = new WeakMap<Schema, boolean>();

/** True where the lists of a value differ in their items as the schema says. */
export function isUnique(schema: Schema, value: Json): boolean {
  if (!asksForIt(schema) || value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) {
    const { items = {}, uniqueItems } = schema;
    if (uniqueItems && new Set(value.map(keyOf)).size < value.length) return false;
    return value.every((item) => isUnique(items, item));
  }
  const { properties = {}, additionalProperties = {} } = schema;
  return Object.entries(value).every(([name, own]) =>
    isUnique(properties[name] ?? additionalProperties, own),
  );
}

function asksForIt(schema: Schema): boolean {
  const found = known.get(schema) ?? search(schema);
  known.set(schema, found);
  return found;
}

function search({ uniqueItems, items, additionalProperties, properties = {} }: Schema): boolean {
  const below = [items, additionalProperties, ...Object.values(properties)];
  return uniqueItems === true || below.some((own) => own !== undefined && asksForIt(own));
}
