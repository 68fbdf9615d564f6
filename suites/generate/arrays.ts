import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { distinct } from './distinct.ts';
import type { Domain, Draw } from './domain.ts';
import { later, settled } from './later.ts';
import { keyOf, several } from './ordinary.ts';

/** Lists that keep `minItems`, `maxItems` and `uniqueItems`, short ones. */
export function validArray(
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
  draw: Draw,
): fc.Arbitrary<Json> {
  // Where a structure that holds itself ends, a list says nothing of what it holds.
  if (!schema.items && !schema.minItems) return fc.constant([]);
  const items = draw(schema.items ?? {}, present.slice(1), [...path, 'items']);
  const minLength = Math.max(schema.minItems ?? 0, present[0] === 'items' ? 1 : 0);
  const most = Math.min(domain.items, schema.maxItems ?? domain.items);
  const lengths = { minLength, maxLength: Math.max(minLength, most) };
  const lists = schema.uniqueItems ? uniqueLists(schema, items, lengths) : fc.array(items, lengths);
  return lists.map((list) => distinct(list, domain.distinct[path.join('/')]));
}

/** Items that are few, as of an enumeration, can be too few for the draw: then plain ones are taken. */
function uniqueLists(
  schema: Schema,
  items: fc.Arbitrary<Json>,
  lengths: { minLength: number; maxLength: number },
): fc.Arbitrary<Json[]> {
  const { minLength } = lengths;
  return later(() => {
    const plain = several(schema.items ?? {}, minLength);
    const missing = new Error(`there are no ${minLength} items that differ`);
    return settled(
      fc.uniqueArray(items, { ...lengths, minLength: 0, selector: keyOf }),
      (list) => list.length >= minLength,
      plain.length < minLength ? missing : plain,
    );
  });
}
