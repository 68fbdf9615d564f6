import type { Schema } from '../../../specs/spec.ts';
import { later } from '../later.ts';
import { canHave, listOfLength } from '../lists.ts';
import type { Domain } from '../valid.ts';
import type { Way } from '../way.ts';

/**
 * Lists of each length that is a limit or beside one.
 *
 * @param mostItems - a list is not made longer than this, unless it must be
 */
export function acceptList(
  schema: Schema,
  domain: Domain,
  path: string[],
  mostItems: number,
): Way[] {
  const least = schema.minItems ?? 0;
  // Where a structure that holds itself ends, a list says nothing of what it holds.
  const most = schema.items ? mostItems : 0;
  const limit = Math.max(least, Math.min(schema.maxItems ?? most, most));
  const lengths = [0, 1, 2, limit - 1, limit, least, least + 1];
  return [...new Set(lengths)]
    .filter((length) => length >= least && length <= limit && canHave(schema, length))
    .map((length) => ({
      name: `${length}-items`,
      values: later(() => listOfLength(schema, length, domain, path)),
    }));
}
