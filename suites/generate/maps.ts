import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Domain, Draw } from './domain.ts';
import { later, settled } from './later.ts';
import { several } from './ordinary.ts';
import { validString } from './strings.ts';

/** Maps that keep `minProperties`, `maxProperties` and `propertyNames`, small ones. */
export function validMap(
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
  draw: Draw,
): fc.Arbitrary<Json> {
  const [next, ...rest] = present;
  const needed = next === 'additionalProperties' ? rest : [];
  const values = draw(valuesOf(schema), needed, [...path, 'additionalProperties']);
  const minKeys = Math.max(schema.minProperties ?? 0, next === undefined ? 0 : 1);
  const most = Math.min(domain.items, schema.maxProperties ?? domain.items);
  const maxKeys = Math.max(minKeys, most);
  const keys = validKeys(schema, domain, path);
  return later(() => {
    const drawn = fc.dictionary(keys, values, { maxKeys, noNullPrototype: true });
    const enough = (map: JsonObject) => Object.keys(map).length >= minKeys;
    const plain = filled({}, schema, minKeys);
    return settled(
      drawn as fc.Arbitrary<JsonObject>,
      enough,
      enough(plain) ? plain : new Error(`there are no ${minKeys} keys that differ`),
    );
  });
}

/** Whether a map can have `size` entries. */
export function hasRoom(schema: Schema, size: number): boolean {
  return several(keysOf(schema), size).length >= size;
}

/** Maps of exactly `size` entries, of which some are drawn. */
export function mapOfSize(
  schema: Schema,
  size: number,
  domain: Domain,
  path: string[],
  draw: Draw,
): fc.Arbitrary<Json> {
  const values = draw(valuesOf(schema), [], [...path, 'additionalProperties']);
  const keys = validKeys(schema, domain, path);
  const core = fc.dictionary(keys, values, { maxKeys: Math.min(size, 3), noNullPrototype: true });
  return core.map((own) => filled(own as JsonObject, schema, size));
}

/** The schema of a map's keys, which are always text. */
export function keysOf({ propertyNames }: Schema): Schema {
  return { ...propertyNames, type: 'string' };
}

function valuesOf({ additionalProperties }: Schema): Schema {
  return additionalProperties ?? { type: 'string' };
}

/** `__proto__` is no member to JavaScript. */
function validKeys(schema: Schema, domain: Domain, path: string[]): fc.Arbitrary<string> {
  const fixed = domain.fixed[[...path, 'propertyNames'].join('/')];
  if (fixed) return fixed.map(String);
  const keys = keysOf(schema);
  const drawn = keys.enum ? fc.constantFrom(...keys.enum) : validString(keys);
  return drawn.filter((key) => key !== '__proto__');
}

/** A map with plain entries added until it has `size` of them, or as many as there can be. */
function filled(own: JsonObject, schema: Schema, size: number): JsonObject {
  const names = several(keysOf(schema), size + Object.keys(own).length).map(String);
  const [value = null] = several(valuesOf(schema), 1);
  const missing = names.filter((name) => !(name in own));
  const added = missing.slice(0, Math.max(0, size - Object.keys(own).length));
  return { ...own, ...Object.fromEntries(added.map((name): [string, Json] => [name, value])) };
}
