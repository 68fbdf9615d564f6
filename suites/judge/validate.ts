import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
});
const compiled = new WeakMap<Schema, ValidateFunction>();

/**
 * The clauses that a value breaks, as paths below the operation: `KmsKeyId/maxLength`,
 * `Tags/items/Key/required`. Null members count as absent, as awsJson1_1 reads them.
 *
 * @param schema - free of `$ref`; compiled once
 */
export function brokenKeywords(
  schema: Schema,
  value: Json,
): Map<string, { at: string; value: Json }> {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  const found = new Map<string, { at: string; value: Json }>();
  const data = withoutNulls(value);
  if (validate(data)) return found;
  for (const error of validate.errors ?? []) {
    const at = pointer(error);
    const path = [...at.map((part) => (/^\d+$/.test(part) ? 'items' : part)), error.keyword];
    const key = path.join('/');
    if (!found.has(key)) found.set(key, { at: at.join('/'), value: lookUp(data, at) });
  }
  return found;
}

/** A copy without null members, at any depth. Lists keep their nulls: they are values. */
export function withoutNulls(value: Json): Json {
  return hasNull(value) ? copied(value) : value;
}

function copied(value: Json): Json {
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, copied(member)]),
  );
}

/** Most answers have none, and need no copy. */
function hasNull(value: Json): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((member: Json) => member === null || hasNull(member));
}

function pointer(error: ErrorObject): string[] {
  const parts = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (error.keyword === 'required') parts.push(String(error.params['missingProperty']));
  return parts;
}

function lookUp(root: Json, path: string[]): Json {
  let here: Json | undefined = root;
  for (const part of path) {
    if (here === null || typeof here !== 'object') return null;
    here = (here as Record<string, Json>)[part];
  }
  return here ?? null;
}
