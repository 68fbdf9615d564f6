import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { distinct } from './distinct.ts';
import { type Domain, valid } from './valid.ts';

/**
 * Lists of exactly `length` items. Where the domain knows a plain item, all are like it: a list of
 * many is about their number, and must not fail because of what one of them says.
 */
export function listOfLength(
  schema: Schema,
  length: number,
  domain: Domain,
  path: string[],
): fc.Arbitrary<Json> {
  const place = path.join('/');
  const size = Math.min(length, 3);
  const plain = domain.plainItems[place];
  const items = plain
    ? fc.constant(plain)
    : valid(schema.items ?? {}, domain, [], [...path, 'items']);
  return fc.array(items, { minLength: size, maxLength: size }).map((core) => {
    const filled = Array.from({ length }, (_, index) => core[index % size] as Json);
    return distinct(filled, domain.distinct[place]);
  });
}
