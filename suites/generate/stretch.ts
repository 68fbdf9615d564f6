import { plainMatches, regexOf } from './patterns.ts';

/** Places of a text that are tried for filling. */
const PLACES = 40;
const known = new Map<string, string | undefined>();

/**
 * A text made `length` characters long: filled at the end, else within, else by one of its own
 * characters again and again, whichever fits first.
 */
export function stretched(
  core: string,
  length: number,
  filler: string,
  fits: (value: string) => boolean,
): string | undefined {
  const characters = [...core].slice(0, length);
  const missing = length - characters.length;
  const filled = (at: number, own: string) =>
    characters.slice(0, at).join('') + own.repeat(missing) + characters.slice(at).join('');
  const plain = filled(characters.length, filler);
  if (fits(plain) || missing === 0) return fits(plain) ? plain : undefined;
  const places = Array.from({ length: Math.min(characters.length, PLACES) }, (_, i) => i).reverse();
  const ways = [
    ...places.map((at) => () => filled(at, filler)),
    // Where the filler is to be seen, a text of other characters is no way.
    ...(filler.length > 1 ? [] : places.map((at) => () => filled(at, characters[at] ?? ''))),
  ];
  for (const way of ways) {
    const text = way();
    if (fits(text)) return text;
  }
  return undefined;
}

/** A plain text of exactly `length` characters that keeps a pattern, if one is found. */
export function plainOfLength(pattern: string, length: number, filler: string): string | undefined {
  const key = `${length} ${filler} ${pattern}`;
  if (!known.has(key)) known.set(key, searched(pattern, length, filler));
  return known.get(key);
}

/** A plain text of `min` to `max` characters that keeps a pattern, if one is found. */
export function plainWithin(pattern: string, min: number, max: number): string | undefined {
  const fits = (text: string) => [...text].length >= min && [...text].length <= max;
  return plainMatches(pattern).find(fits) ?? plainOfLength(pattern, min, 'a');
}

function searched(pattern: string, length: number, filler: string): string | undefined {
  const regex = regexOf(pattern);
  const fits = (text: string) => [...text].length === length && regex.test(text);
  for (const core of plainMatches(pattern)) {
    const text = stretched(core, length, filler, fits);
    if (text !== undefined && (filler.length === 1 || text.includes(filler))) return text;
  }
  return undefined;
}
