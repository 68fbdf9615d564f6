import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { listOfLength } from './lists.ts';
import { bounds, FILLERS, stringOfLength, validString } from './strings.ts';
import type { Domain } from './valid.ts';
import type { Way } from './way.ts';

/**
 * Ways to keep a schema's limits: the boundaries, then free draws.
 *
 * @param mostItems - a list is not made longer than this, whatever the schema allows
 */
export function boundaries(
  schema: Schema,
  domain: Domain,
  path: string[],
  mostItems: number,
): Way[] {
  return [schema.type ?? []].flat().includes('array')
    ? ofList(schema, domain, path, mostItems)
    : ofString(schema);
}

function ofString(schema: Schema): Way[] {
  const { min, max } = bounds(schema);
  const ways: Way[] = [];
  const add = (name: string, values: fc.Arbitrary<string> | undefined) => {
    if (values) ways.push({ name, values });
  };
  for (const { name, filler } of FILLERS) {
    if (Number.isFinite(max)) add(`at-limit-${name}`, stringOfLength(schema, max, filler));
    if (name === 'ascii' && max - 1 > min)
      add('below-limit', stringOfLength(schema, max - 1, filler));
  }
  if (min === 0 && !schema.pattern) add('empty', fc.constant(''));
  add('one-character', stringOfLength(schema, 1, 'a'));
  add('any', validString(schema));
  return ways;
}

function ofList(schema: Schema, domain: Domain, path: string[], mostItems: number): Way[] {
  const limit = Math.min(schema.maxItems ?? mostItems, mostItems);
  const lengths = [...new Set([0, 1, 2, limit - 1, limit])].filter((n) => n >= 0 && n <= limit);
  return lengths.map((length) => ({
    name: `${length}-items`,
    values: length === 0 ? fc.constant<Json>([]) : listOfLength(schema, length, domain, path),
  }));
}
