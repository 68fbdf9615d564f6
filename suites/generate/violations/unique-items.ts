import type { Schema } from '../../../specs/spec.ts';
import type { Json } from '../../model/json.ts';
import { later } from '../later.ts';
import { canHave, listOfLength } from '../lists.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/** A list with one of its items again, beside itself and as far from itself as it can be. */
export function breakUniqueItems(schema: Schema, domain: Domain, path: string[]): Way[] {
  const { uniqueItems, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (!uniqueItems) return [];
  const repeated = (name: string, least: number, repeat: (list: Json[]) => Json[]): Way[] => {
    // One item comes beside those that differ.
    const length = Math.max(minItems - 1, least);
    if (length + 1 > maxItems || !canHave(schema, length)) return [];
    const lists = later(() => listOfLength(schema, length, domain, path));
    return [{ name, values: lists.map((list) => repeat(list as Json[])) }];
  };
  return [
    ...repeated('repeated', 1, ([first = null, ...rest]) => [first, first, ...rest]),
    ...repeated('repeated-apart', 2, (list) => [...list, list[0] ?? null]),
  ];
}
