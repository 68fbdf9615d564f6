import type { JsonType, Schema } from '../../../specs/spec.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';
import { acceptBlob } from './blob.ts';
import { acceptBoolean } from './boolean.ts';
import { acceptEnum } from './enum.ts';
import { acceptInteger } from './integer.ts';
import { acceptList } from './list.ts';
import { acceptMap } from './map.ts';
import { acceptNumber } from './number.ts';
import { acceptObject } from './object.ts';
import { acceptString } from './string.ts';

/**
 * Ways to keep a schema's limits: the boundaries, then free draws.
 *
 * @param schema - of one place, free of `$ref`
 * @param path - the place
 * @param mostItems - lists and maps are not made longer than this, unless they must be
 * @returns one way or more for each type that the schema allows; none where it names no type
 */
export function accepts(schema: Schema, domain: Domain, path: string[], mostItems: number): Way[] {
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.flatMap((type) => {
    const ways = ofType(type, schema, domain, path, mostItems);
    return types.length === 1 ? ways : ways.map((way) => ({ ...way, name: `${type}-${way.name}` }));
  });
}

function ofType(
  type: JsonType,
  schema: Schema,
  domain: Domain,
  path: string[],
  mostItems: number,
): Way[] {
  if (schema.enum) return acceptEnum(schema);
  switch (type) {
    case 'string':
      return schema.contentEncoding ? acceptBlob(schema) : acceptString(schema);
    case 'array':
      return acceptList(schema, domain, path, mostItems);
    case 'integer':
      return acceptInteger(schema);
    case 'number':
      return acceptNumber(schema);
    case 'boolean':
      return acceptBoolean();
    case 'object':
      return schema.additionalProperties
        ? acceptMap(schema, domain, path, mostItems)
        : acceptObject(schema, domain, path);
    case 'null':
      return [];
  }
}
