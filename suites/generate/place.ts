import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** The schema at a place; `items` stands for a list's elements. */
export function schemaAt(schema: Schema, path: string[]): Schema {
  let here = schema;
  for (const part of path) {
    const next = part === 'items' && here.items ? here.items : here.properties?.[part];
    if (!next) throw new Error(`the schema has no place ${path.join('/')}`);
    here = next;
  }
  return here;
}

/** Every place below a schema, the root's members first. */
export function* places(schema: Schema, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path;
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    yield* places(member, [...path, name]);
  }
  if (schema.items) yield* places(schema.items, [...path, 'items']);
}

/** Removes what is to be removed: the marker for a member that is left out. */
export const ABSENT: unique symbol = Symbol('absent');

/**
 * A copy of `root` with another value at a place.
 *
 * @param pick - chooses the element where the path goes through a list
 */
export function put(
  root: JsonObject,
  path: string[],
  value: Json | typeof ABSENT,
  pick: number,
): JsonObject {
  return replace(root, path, value, pick) as JsonObject;
}

function replace(node: Json, path: string[], value: Json | typeof ABSENT, pick: number): Json {
  const [part, ...rest] = path;
  if (part === undefined) return value === ABSENT ? node : value;
  if (part === 'items' && Array.isArray(node)) {
    const index = pick % node.length;
    return node.map((item, i) => (i === index ? replace(item, rest, value, pick) : item));
  }
  const { [part]: old, ...others } = node as JsonObject;
  if (rest.length === 0 && value === ABSENT) return others;
  others[part] = replace(old ?? null, rest, value, pick);
  return others;
}
