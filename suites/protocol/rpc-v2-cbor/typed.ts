/**
 * What the codec asks of a schema: the types that JSON cannot tell apart. A timestamp has the
 * title `epoch-seconds`, a blob the content encoding `base64`; a map from text to one kind of
 * value has `additionalProperties`, and keeps its nulls. Any schema of `specs` fits.
 */
export interface Typed {
  type?: string | string[];
  title?: string;
  contentEncoding?: string;
  properties?: Record<string, Typed>;
  items?: Typed;
  additionalProperties?: Typed;
}

/** What a schema says a value is, as far as this protocol spells it differently. */
export type Sort = 'time' | 'blob' | 'text' | 'integer' | 'number' | 'other';

/** The sort of value at a place; undefined where no schema tells. */
export function sortOf(typed: Typed | undefined): Sort | undefined {
  if (!typed?.type) return undefined;
  if (typed.title === 'epoch-seconds') return 'time';
  if (typed.contentEncoding === 'base64') return 'blob';
  const types = [typed.type].flat();
  if (types.includes('string')) return 'text';
  if (types.includes('integer')) return 'integer';
  return types.includes('number') ? 'number' : 'other';
}

/** The schema of a member of a structure, or of a value of a map. */
export function memberOf(typed: Typed | undefined, name: string): Typed | undefined {
  const properties = typed?.properties;
  if (properties && Object.hasOwn(properties, name)) return properties[name];
  return typed?.additionalProperties;
}
