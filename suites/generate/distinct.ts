import type { Json, JsonObject } from '../model/json.ts';

/** Renames what repeats, so that a list keeps a rule that JSON Schema cannot state. */
export function distinct(list: Json[], member: string | undefined): Json[] {
  if (!member || list.length < 2) return list;
  const seen = new Set<string>();
  return list.map((item, index) => {
    const own = (item as JsonObject)[member];
    if (typeof own !== 'string') return item;
    let name = own;
    if (seen.has(fold(name))) name = `${[...own].slice(0, 100).join('')}-${index}`;
    seen.add(fold(name));
    return name === own ? item : { ...(item as JsonObject), [member]: name };
  });
}

/** True where the items of a request's lists differ as the domain says: place of the list → member. */
export function isDistinct(request: JsonObject, rules: Record<string, string>): boolean {
  return Object.entries(rules).every(([place, member]) => {
    const list = request[place];
    if (!Array.isArray(list) || list.length < 2) return true;
    const names = list
      .map((item) => (item as JsonObject | null)?.[member])
      .filter((name) => typeof name === 'string')
      .map(fold);
    return new Set(names).size === names.length;
  });
}

const ASCII = /^[ -~]*$/;

/** Names that differ only in what a careless reader overlooks count as one. */
function fold(name: string): string {
  const plain = ASCII.test(name) ? name : name.normalize('NFKC');
  return plain.toLowerCase().trim();
}
