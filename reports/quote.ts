import type { Json } from '../suites/model/json.ts';

/** JSON, shortened where it is long: `"aaaa… (2049)"`. */
export function quote(value: Json): string {
  return JSON.stringify(shorten(value));
}

function shorten(value: Json): Json {
  if (typeof value === 'string') {
    const characters = [...value];
    return characters.length > 48
      ? `${characters.slice(0, 12).join('')}… (${characters.length})`
      : value;
  }
  if (Array.isArray(value)) {
    const head = value.slice(0, 3).map(shorten);
    return value.length > 4 ? [...head, `… (${value.length})`] : value.map(shorten);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shorten(member)]));
}

/** `1.9 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
