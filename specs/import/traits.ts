import type { Schema } from '../spec.ts';
import type { Traits } from './ast.ts';

interface Bounds {
  min?: number;
  max?: number;
}

/** The keywords that the constraint traits of a shape or member say, by what they constrain. */
export function constraints(kind: Constrained, traits: Traits): Schema {
  const length = (traits['smithy.api#length'] ?? {}) as Bounds;
  const range = (traits['smithy.api#range'] ?? {}) as Bounds;
  switch (kind) {
    case 'string':
      return { ...bounds('minLength', 'maxLength', length), ...pattern(traits) };
    case 'blob':
      return bounds('minLength', 'maxLength', inBase64(length));
    case 'list':
      return {
        ...bounds('minItems', 'maxItems', length),
        ...('smithy.api#uniqueItems' in traits && { uniqueItems: true }),
      };
    case 'map':
      return bounds('minProperties', 'maxProperties', length);
    case 'number':
      return {
        ...(range.min !== undefined && { minimum: Number(range.min) }),
        ...(range.max !== undefined && { maximum: Number(range.max) }),
      };
    default:
      return {};
  }
}

export type Constrained = 'string' | 'blob' | 'list' | 'map' | 'number' | 'other';

/** A least length of 0 says nothing. */
function bounds(least: keyof Schema, most: keyof Schema, { min = 0, max }: Bounds): Schema {
  return { ...(min > 0 && { [least]: min }), ...(max !== undefined && { [most]: max }) };
}

/** A blob's length counts bytes; on the wire it is base64 with padding: four characters for three. */
function inBase64({ min = 0, max }: Bounds): Bounds {
  const characters = (bytes: number) => Math.ceil(bytes / 3) * 4;
  return { min: characters(min), ...(max !== undefined && { max: characters(max) }) };
}

/** JSON Schema reads patterns as Unicode ones; what is none then cannot be said in a schema. */
function pattern(traits: Traits): Schema {
  const own = traits['smithy.api#pattern'];
  if (typeof own !== 'string') return {};
  try {
    new RegExp(own, 'u');
    return { pattern: own };
  } catch {
    return { $comment: `The model's pattern is none of Unicode and left out: ${own}` };
  }
}
