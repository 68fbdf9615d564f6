import fc from 'fast-check';

/**
 * Characters for free text, one code point each. It starts with the plainest so that texts shrink
 * to `a`. Control characters are left out: nothing documents how a service treats them.
 */
const ALPHABET = [
  ...'abcxyzABCXYZ0189-_.:/=+@ ',
  ...'éßñøĲ',
  ...'日本語',
  ...'ءب',
  '😀',
  '𝒳',
  '𠮷',
];

/** One character of free text. */
export const character: fc.Arbitrary<string> = fc.constantFrom(...ALPHABET);

/** Free text of `min` to `max` characters (code points, as JSON Schema counts). */
export function text(min: number, max: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, minLength: min, maxLength: max });
}

/**
 * Text of exactly `length` characters whose bulk is one repeated character: cheap to draw at any
 * length, and it shrinks to all `filler`.
 */
export function textOfLength(length: number, filler: string): fc.Arbitrary<string> {
  return text(0, Math.min(length, 8)).map((core) => {
    const size = [...core].length;
    return core + filler.repeat(length - size);
  });
}

/** An astral character: one code point, two UTF-16 units, four bytes of UTF-8. */
export const ASTRAL = '😀';
