import type { Likeness } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * The value at a path below an object; undefined where there is none. `Subnets[]/Identifier` is that
 * member of every item of a list, `Parameters[Name=x]/Value` that of the item whose `Name` is `x`.
 */
export function valueAt(root: JsonObject, path: string): Json | undefined {
  return follow(root, path.split('/'));
}

function follow(here: Json | undefined, parts: string[]): Json | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return here;
  if (!isObject(here)) return undefined;
  const [, name = '', filter] = /^([^[]+)(?:\[(.*)\])?$/.exec(part) ?? [];
  const value = here[name];
  if (filter === undefined) return follow(value, rest);
  if (!Array.isArray(value)) return undefined;
  if (filter === '') return value.map((item) => follow(item, rest) ?? null);
  const [key = '', wanted = ''] = filter.split('=');
  return follow(
    value.find((item) => isObject(item) && String(item[key]) === wanted),
    rest,
  );
}

/** True where what is shown is what was asked for. */
export function isLike(given: Json, shown: Json | undefined, as: Likeness = 'same'): boolean {
  if (shown === undefined) return as === 'none';
  switch (as) {
    case 'insensitive':
      return String(given).toLowerCase() === String(shown).toLowerCase();
    case 'text':
      return String(given) === String(shown);
    case 'words':
      return wordsOf(given).every((word) => wordsOf(shown).includes(word));
    case 'none':
      return !wordsOf(given).some((word) => wordsOf(shown).includes(word));
    case 'end':
      return String(shown).toLowerCase().endsWith(String(given).toLowerCase());
    case 'restored':
      return false;
    case 'length':
      return Array.isArray(given) && given.length === shown;
    case 'set':
      return sameSet(given, shown);
    default:
      return JSON.stringify(given) === JSON.stringify(shown);
  }
}

/** The words of a text, or the items of a list. */
function wordsOf(value: Json): string[] {
  if (Array.isArray(value)) return value.map((item) => String(item));
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
    if (varies.some((own) => own === at || own.startsWith(`${at}[`))) continue;
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

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
