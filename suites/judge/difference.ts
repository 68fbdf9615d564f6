import type { Json, JsonObject } from '../model/json.ts';

/** The first place where two values differ. */
export function differenceOf(
  a: Json,
  b: Json,
  at: string,
): { at: string; before: Json; after: Json } | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? undefined : { at, before: a, after: b };
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = [(a as JsonObject)[name] ?? null, (b as JsonObject)[name] ?? null];
    const found = differenceOf(left, right, `${at}/${name}`);
    if (found) return found;
  }
  return undefined;
}
