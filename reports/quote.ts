import type { Json } from '../suites/model/json.ts';

/** JSON, shortened where it is long: `"aaaa… (2049)"`. */
export function quote(value: Json): string {
  return JSON.stringify(shorten(value, DEEPEST));
}

/** Deeper than this nobody reads. */
const DEEPEST = 6;

function shorten(value: Json, levels: number): Json {
  if (typeof value === 'string') {
    const characters = [...value];
    return characters.length > 48
      ? `${characters.slice(0, 12).join('')}… (${characters.length})`
      : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (levels === 0) return '…';
  const inner = (own: Json) => shorten(own, levels - 1);
  if (Array.isArray(value)) {
    // Each item once: what is nested would else take twice as long with each level.
    return value.length > 4
      ? [...value.slice(0, 3).map(inner), `… (${value.length})`]
      : value.map(inner);
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inner(member)]));
}

/** `1.9 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
