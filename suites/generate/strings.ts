import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import { ASTRAL, text, textOfLength } from './characters.ts';

/** Ordinary texts are kept this short; limits have ways of their own. */
const ORDINARY = 24;

/** Strings that keep `minLength`, `maxLength` and `pattern`. */
export function validString(schema: Schema): fc.Arbitrary<string> {
  const { min, max } = bounds(schema);
  if (!schema.pattern) return ordinary(min, max);
  const regex = new RegExp(schema.pattern, 'u');
  return matching(regex, min, max).filter((value) => {
    const length = [...value].length;
    return length >= min && length <= max && regex.test(value);
  });
}

/**
 * Strings of exactly `length` characters that keep the pattern, if there are any.
 *
 * @param filler - the character to pad with where the pattern allows it
 */
export function stringOfLength(
  schema: Schema,
  length: number,
  filler: string,
): fc.Arbitrary<string> | undefined {
  if (!schema.pattern) return textOfLength(length, filler);
  const regex = new RegExp(schema.pattern, 'u');
  const stretched = matching(regex, 1, length).map((core) => stretch(core, length, filler));
  const fits = (value: string) => [...value].length === length && regex.test(value);
  const feasible = fc.sample(stretched, { seed: 1, numRuns: 20 }).some(fits);
  return feasible ? stretched.filter(fits) : undefined;
}

/** The limits of a string schema in code points; no limit is Infinity. */
export function bounds(schema: Schema): { min: number; max: number } {
  return {
    min: schema.minLength ?? 0,
    max: schema.maxLength ?? Number.POSITIVE_INFINITY,
  };
}

/** Fillers for strings at a limit: one byte, and four. */
export const FILLERS = [
  { name: 'ascii', filler: 'a' },
  { name: 'astral', filler: ASTRAL },
] as const;

/**
 * fast-check reads most patterns; what it cannot (look-around) is drawn freely and filtered. It
 * keeps repetitions short by itself: a cap of ours could be below the pattern's shortest match.
 */
function matching(regex: RegExp, min: number, max: number): fc.Arbitrary<string> {
  try {
    const arbitrary = fc.stringMatching(regex, Number.isFinite(max) ? { maxLength: max } : {});
    fc.sample(arbitrary, { seed: 1, numRuns: 1 });
    return arbitrary;
  } catch {
    return ordinary(min, max).filter((value) => regex.test(value));
  }
}

function ordinary(min: number, max: number): fc.Arbitrary<string> {
  return text(min, Math.min(max, Math.max(min, ORDINARY)));
}

function stretch(core: string, length: number, filler: string): string {
  const characters = [...core].slice(0, length);
  return characters.join('') + filler.repeat(length - characters.length);
}
