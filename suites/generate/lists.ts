import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { distinct } from './distinct.ts';
import { keyOf, several } from './ordinary.ts';
import { type Domain, valid } from './valid.ts';

/**
 * Lists of exactly `length` items. Where the domain knows a plain item, all are like it: a list of
 * many is about their number, and must not fail because of what one of them says.
 *
 * @param length - one that {@link canHave} says the list can have
 */
export function listOfLength(
  schema: Schema,
  length: number,
  domain: Domain,
  path: string[],
): fc.Arbitrary<Json> {
  if (length === 0) return fc.constant([]);
  const place = path.join('/');
  const size = Math.min(length, 3);
  const plain = domain.plainItems[place];
  const items = plain
    ? fc.constant(plain)
    : valid(schema.items ?? {}, domain, [], [...path, 'items']);
  return fc.array(items, { minLength: size, maxLength: size }).map((core) => {
    if (schema.uniqueItems) return differing(schema, core, length);
    const filled = Array.from({ length }, (_, index) => core[index % size] as Json);
    return distinct(filled, domain.distinct[place]);
  });
}

/** Whether a list can have `length` items: where they must differ, there may be too few of them. */
export function canHave({ items = {}, uniqueItems }: Schema, length: number): boolean {
  return !uniqueItems || several(items, length).length >= length;
}

function differing({ items = {} }: Schema, core: Json[], length: number): Json[] {
  const own = new Map(core.map((item) => [keyOf(item), item]));
  for (const item of several(items, length)) {
    if (own.size >= length) break;
    own.set(keyOf(item), item);
  }
  return [...own.values()];
}
