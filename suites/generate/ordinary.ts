import type { JsonType, Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { plainText, severalTexts } from './plain-text.ts';

/**
 * A plain value that a schema allows, always the same: the first of an enumeration, else a word or
 * what the pattern asks for, the number 1 or the nearest that is allowed, one item, one entry, and of
 * a structure what is required.
 *
 * @param schema - free of `$ref`
 * @throws Error where the keywords leave no value, or no text is found by reading the pattern
 */
export function ordinaryOf(schema: Schema): Json {
  const [first] = schema.enum ?? [];
  return first ?? ORDINARY[typeOf(schema)](schema);
}

/**
 * Up to `count` plain values of a schema that differ, always the same; fewer where there are no more
 * to be found.
 */
export function several(schema: Schema, count: number): Json[] {
  if (schema.enum) return schema.enum.slice(0, count);
  switch (typeOf(schema)) {
    case 'string':
      return severalTexts(schema, count);
    case 'boolean':
      return [false, true].slice(0, count);
    case 'integer':
    case 'number':
      return severalNumbers(schema, count);
    case 'array':
      return several(schema.items ?? {}, count).map((item) => padded(schema, item));
    case 'object':
      return severalObjects(schema, count);
    default:
      return [{}].slice(0, count);
  }
}

/** Equal for values that JSON Schema counts as equal: the order of members says nothing. */
export function keyOf(value: Json): string {
  return JSON.stringify(value, (_name, own) =>
    own !== null && typeof own === 'object' && !Array.isArray(own)
      ? Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)))
      : own,
  );
}

const ORDINARY: Record<JsonType, (schema: Schema) => Json> = {
  string: plainText,
  integer: (schema) => near(1, schema, Math.ceil, Math.floor),
  number: (schema) => near(1, schema),
  boolean: () => false,
  array: ordinaryList,
  object: (schema) => (schema.additionalProperties ? ordinaryMap(schema) : structure(schema)),
  // No type at all: a document, or where a structure that holds itself ends.
  null: () => ({}),
};

function typeOf(schema: Schema): JsonType {
  return [schema.type ?? []].flat().find((own) => own !== 'null') ?? 'null';
}

function near(
  wish: number,
  { minimum, maximum }: Schema,
  up = (limit: number) => limit,
  down = (limit: number) => limit,
): number {
  if (minimum !== undefined && wish < minimum) return up(minimum);
  return maximum !== undefined && wish > maximum ? down(maximum) : wish;
}

function ordinaryList({ items, minItems = 0, maxItems = 1, uniqueItems }: Schema): Json {
  const length = Math.max(minItems, Math.min(items ? 1 : 0, maxItems));
  if (uniqueItems) return several(items ?? {}, length);
  return Array.from({ length }, () => ordinaryOf(items ?? {}));
}

function ordinaryMap(schema: Schema): Json {
  const { additionalProperties = {}, minProperties = 0, maxProperties = 1 } = schema;
  const size = Math.max(minProperties, Math.min(1, maxProperties));
  const keys = several({ ...schema.propertyNames, type: 'string' }, size);
  return Object.fromEntries(keys.map((key) => [String(key), ordinaryOf(additionalProperties)]));
}

/** Of a union, the first member. */
function structure({ properties = {}, required = [], minProperties = 0 }: Schema): Json {
  const others = Object.keys(properties).filter((name) => !required.includes(name));
  const names = [...required, ...others.slice(0, Math.max(0, minProperties - required.length))];
  return Object.fromEntries(names.map((name) => [name, ordinaryOf(properties[name] ?? {})]));
}

function severalNumbers(schema: Schema, count: number): number[] {
  const first = ORDINARY[typeOf(schema)](schema) as number;
  const least = schema.minimum ?? Number.NEGATIVE_INFINITY;
  const most = schema.maximum ?? Number.POSITIVE_INFINITY;
  const near = Array.from({ length: count * 2 + 1 }, (_, i) => first - count + i);
  const allowed = near.filter((own) => own >= least && own <= most);
  return [...new Set([first, ...allowed.filter((own) => own > first), ...allowed])].slice(0, count);
}

/** A list of one item, made as long as it must be by others that follow it. */
function padded({ items = {}, minItems = 0, uniqueItems }: Schema, item: Json): Json {
  const missing = Math.max(0, minItems - 1);
  if (!uniqueItems) return [item, ...Array.from({ length: missing }, () => ordinaryOf(items))];
  const others = several(items, minItems).filter((own) => keyOf(own) !== keyOf(item));
  return [item, ...others.slice(0, missing)];
}

/** Objects that differ in the member that has the most values, or in the value of one entry. */
function severalObjects(schema: Schema, count: number): Json[] {
  const base = ordinaryOf(schema) as Record<string, Json>;
  const { additionalProperties, properties = {} } = schema;
  const members = additionalProperties
    ? Object.keys(base)
        .slice(0, 1)
        .map((name): [string, Schema] => [name, additionalProperties])
    : Object.entries(properties);
  let best: Json[] = [base];
  for (const [name, member] of members) {
    if (best.length >= count) break;
    const room = schema.maxProperties === 1 ? {} : base;
    const own = several(member, count).map((value) => ({ ...room, [name]: value }));
    if (own.length > best.length) best = own;
  }
  return best.slice(0, count);
}
