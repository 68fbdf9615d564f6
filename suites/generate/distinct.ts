import type { Json, JsonObject } from '../model/json.ts';

/** Renames what repeats, so that a list keeps a rule that JSON Schema cannot state. */
export function distinct(list: Json[], member: string | undefined): Json[] {
  if (!member) return list;
  const seen = new Set<string>();
  return list.map((item, index) => {
    const own = (item as JsonObject)[member];
    if (typeof own !== 'string') return item;
    const fold = (value: string) => value.normalize('NFKC').toLowerCase().trim();
    let name = own;
    if (seen.has(fold(name))) name = `${[...own].slice(0, 100).join('')}-${index}`;
    seen.add(fold(name));
    return { ...(item as JsonObject), [member]: name };
  });
}
