import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { validArray } from './arrays.ts';
import { text } from './characters.ts';
import { type Domain, type Draw, PLAIN } from './domain.ts';
import { validMap } from './maps.ts';
import { validInteger, validNumber } from './numbers.ts';
import { validObject } from './objects.ts';
import { validString } from './strings.ts';

export { type Domain, PLAIN } from './domain.ts';

/**
 * Values that a schema allows.
 *
 * @param schema - free of `$ref`
 * @param domain - what is known beyond the schema
 * @param present - a place whose members are always there, and whose lists and maps are never empty
 * @param path - where `schema` stands; empty for the root
 * @throws Error where a type has no generator, or the keywords of a place leave no value
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
  if (types.length === 0) return anything(schema);
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
  const draw: Draw = (member, needed, at) => valid(member, domain, needed, at);
  switch (type) {
    case 'object':
      return schema.additionalProperties
        ? validMap(schema, domain, present, path, draw)
        : validObject(schema, domain, present, path, draw);
    case 'array':
      return validArray(schema, domain, present, path, draw);
    case 'string':
      return validString(schema);
    case 'integer':
      return validInteger(schema);
    case 'number':
      return validNumber(schema);
    case 'boolean':
      return fc.boolean();
    default:
      throw new Error(`no generator for type ${type} at ${path.join('/')}`);
  }
}

/** Where a schema says nothing: any value of a document, else what every structure is that ends here. */
function anything({ title }: Schema): fc.Arbitrary<Json> {
  if (title !== 'document') return fc.constant({});
  return fc.oneof(fc.constantFrom<Json>({}, []), text(0, 8), fc.integer(), fc.boolean());
}
