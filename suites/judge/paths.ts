import type { Json, JsonObject } from '../model/json.ts';

/** The value at a path below an object; undefined where there is none. */
export function valueAt(root: JsonObject, path: string): Json | undefined {
  let here: Json | undefined = root;
  for (const part of path.split('/')) {
    if (here === null || typeof here !== 'object' || Array.isArray(here)) return undefined;
    here = here[part];
  }
  return here;
}

/** How two values of an echo are compared. */
export type Likeness = 'same' | 'insensitive' | 'set' | 'words' | 'text' | 'length';

/** True where what is shown is what was asked for. */
export function isLike(given: Json, shown: Json | undefined, as: Likeness = 'same'): boolean {
  if (shown === undefined) return false;
  switch (as) {
    case 'insensitive':
      return String(given).toLowerCase() === String(shown).toLowerCase();
    case 'text':
      return String(given) === String(shown);
    case 'words':
      return wordsOf(given).every((word) => wordsOf(shown).includes(word));
    case 'length':
      return Array.isArray(given) && given.length === shown;
    case 'set':
      return sameSet(given, shown);
    default:
      return JSON.stringify(given) === JSON.stringify(shown);
  }
}

function wordsOf(value: Json): string[] {
  return String(value)
    .split(/\s+/)
    .filter((word) => word !== '');
}

function sameSet(a: Json, b: Json): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  const sorted = (list: Json[]) => JSON.stringify(list.map((own) => String(own)).sort());
  return sorted(a) === sorted(b);
}

/** The first place where two objects differ, beside those that may. */
export function differenceBeside(
  a: JsonObject,
  b: JsonObject,
  varies: readonly string[],
  path = '',
): { at: string; before: Json; after: Json } | undefined {
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const at = path === '' ? name : `${path}/${name}`;
    if (varies.includes(at)) continue;
    const [left, right] = [a[name] ?? null, b[name] ?? null];
    if (isObject(left) && isObject(right)) {
      const inner = differenceBeside(left, right, varies, at);
      if (inner) return inner;
    } else if (JSON.stringify(left) !== JSON.stringify(right)) {
      return { at, before: left, after: right };
    }
  }
  return undefined;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
