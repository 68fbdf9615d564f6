import type { Schema } from '../spec.ts';

const ORDER = [
  ...['$schema', '$id', '$ref', 'title', '$comment', 'type', 'contentEncoding', 'anyOf', 'enum'],
  ...['required', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minimum', 'maximum', 'minProperties', 'maxProperties'],
  ...['properties', 'propertyNames', 'additionalProperties', 'items'],
];

/** A schema with its keywords in the one order of all files. */
export function ordered(schema: Schema): Schema {
  const rank = ([name]: [string, unknown]) => ORDER.indexOf(name);
  return Object.fromEntries(Object.entries(schema).sort((a, b) => rank(a) - rank(b))) as Schema;
}
