import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { distinct } from './distinct.ts';
import { validString } from './strings.ts';

/** What the generators cannot learn from a schema. Places are joined by `/`, e.g. `Tags/items/Key`. */
export interface Domain {
  /** Arbitraries that take the place of the schema's own. */
  fixed: Record<string, fc.Arbitrary<Json>>;
  /** Optional members that are never drawn, unless a way needs them. */
  without: string[];
  /** Members that never meet in one request. */
  exclusive: [string, string][];
  /** Lists whose items differ in a member, ignoring case: place of the list → member. */
  distinct: Record<string, string>;
  /** A plain item of a list, for lists whose length is the point: place of the list → item. */
  plainItems: Record<string, Json>;
  /** Draw null where the schema allows it. */
  nulls: boolean;
  /** Most items of an ordinary list. */
  items: number;
}

/** Nothing but the schema. */
export const PLAIN: Domain = {
  fixed: {},
  without: [],
  exclusive: [],
  distinct: {},
  plainItems: {},
  nulls: true,
  items: 3,
};

/**
 * Values that a schema allows.
 *
 * @param schema - free of `$ref`
 * @param domain - what is known beyond the schema
 * @param present - a place whose members are always there, and whose lists are never empty
 * @param path - where `schema` stands; empty for the root
 */
export function valid(
  schema: Schema,
  domain: Domain = PLAIN,
  present: string[] = [],
  path: string[] = [],
): fc.Arbitrary<Json> {
  const fixed = domain.fixed[path.join('/')];
  if (fixed) return fixed;
  const types = [schema.type ?? []].flat();
  const options = types
    .filter((type) => type !== 'null')
    .map((type) => ofType(type, schema, domain, present, path));
  if (types.includes('null') && domain.nulls && present.length === 0)
    options.push(fc.constant(null));
  return options.length === 1 && options[0] ? options[0] : fc.oneof(...options);
}

function ofType(
  type: string,
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
): fc.Arbitrary<Json> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (type) {
    case 'object':
      return validObject(schema, domain, present, path);
    case 'array':
      return validArray(schema, domain, present, path);
    case 'string':
      return validString(schema);
    case 'integer':
      return fc.integer({ min: 0, max: schema.maximum ?? 65_535 });
    case 'number':
      return fc.oneof(
        fc.integer({ min: 0, max: schema.maximum ?? 2_147_483_647 }),
        fc.integer({ min: 0, max: 2_000_000_000_000 }).map((ms) => ms / 1000),
      );
    case 'boolean':
      return fc.boolean();
    default:
      throw new Error(`no generator for type ${type} at ${path.join('/')}`);
  }
}

function validObject(
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
): fc.Arbitrary<Json> {
  const [next, ...rest] = present;
  const members: Record<string, fc.Arbitrary<Json>> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (name !== next && domain.without.includes(name)) continue;
    members[name] = valid(member, domain, name === next ? rest : [], [...path, name]);
  }
  const required = Object.keys(members).filter(
    (name) => name === next || schema.required?.includes(name),
  );
  const objects = fc.record(members, {
    requiredKeys: required,
    noNullPrototype: true,
  });
  const pairs = domain.exclusive.filter((pair) => pair.every((name) => members[name]));
  if (pairs.length === 0) return objects as fc.Arbitrary<Json>;
  return objects.map((value) => {
    let kept = value as JsonObject;
    for (const [a, b] of pairs) {
      if (a in kept && b in kept) kept = without(kept, b === next ? a : b);
    }
    return kept;
  });
}

function validArray(
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
): fc.Arbitrary<Json> {
  const items = valid(schema.items ?? {}, domain, present.slice(1), [...path, 'items']);
  const minLength = present[0] === 'items' ? 1 : 0;
  const maxLength = Math.min(domain.items, schema.maxItems ?? domain.items);
  return fc
    .array(items, { minLength, maxLength })
    .map((list) => distinct(list, domain.distinct[path.join('/')]));
}

function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = object;
  return rest;
}
