import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Parts of a path that stand for what a list or a map holds, and for the keys of a map. */
const HELD = ['items', 'additionalProperties', 'propertyNames'] as const;

/**
 * The schema at a place; `items` stands for a list's elements, `additionalProperties` for a map's
 * values and `propertyNames` for its keys.
 */
export function schemaAt(schema: Schema, path: string[]): Schema {
  let here = schema;
  for (const part of path) {
    const held = HELD.find((own) => own === part);
    const next = (held && here[held]) ?? here.properties?.[part];
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
  for (const part of HELD) {
    const held = schema[part];
    if (held) yield* places(held, [...path, part]);
  }
}

/** Removes what is to be removed: the marker for a member that is left out. */
export const ABSENT: unique symbol = Symbol('absent');

/**
 * A copy of `root` with another value at a place.
 *
 * @param pick - chooses the element where the path goes through a list or a map
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
  if (isMap(node, part)) {
    const map = node as JsonObject;
    const index = pick % Object.keys(map).length;
    const entries = Object.entries(map).map(([key, own], i): [string, Json] => {
      if (i !== index) return [key, own];
      if (part === 'additionalProperties') return [key, replace(own, rest, value, pick)];
      return [typeof value === 'string' ? value : key, own];
    });
    return Object.fromEntries(entries);
  }
  const { [part]: old, ...others } = node as JsonObject;
  if (rest.length === 0 && value === ABSENT) return others;
  others[part] = replace(old ?? null, rest, value, pick);
  return others;
}

/** A part that stands for what a map holds; a structure that has such a member means the member. */
function isMap(node: Json, part: string): boolean {
  const stands = part === 'additionalProperties' || part === 'propertyNames';
  return stands && node !== null && typeof node === 'object' && !(part in node);
}
