import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import { blobOfLength, validBlob } from './blobs.ts';
import { ASTRAL, text, textOfLength } from './characters.ts';
import { later, settled } from './later.ts';
import { regexOf } from './patterns.ts';
import { plainOfLength, plainWithin, stretched } from './stretch.ts';
import { timeText } from './times.ts';

/** Ordinary texts are kept this short; limits have ways of their own. */
const ORDINARY = 24;

/** Strings that keep `minLength`, `maxLength`, `pattern`, `contentEncoding`, and times their format. */
export function validString(schema: Schema): fc.Arbitrary<string> {
  const { min, max } = bounds(schema);
  if (schema.contentEncoding) return validBlob(schema);
  const times = timeText(schema);
  if (times) return times;
  const { pattern } = schema;
  if (!pattern) return ordinary(min, max);
  const regex = regexOf(pattern);
  const fits = (value: string) => {
    const length = [...value].length;
    return length >= min && length <= max && regex.test(value);
  };
  return later(() => settled(matching(regex, min, max), fits, plainOf(pattern, min, max)));
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
  if (schema.contentEncoding) return filler === ASTRAL ? undefined : blobOfLength(length);
  if (!schema.pattern) return textOfLength(length, filler);
  const plain = plainOfLength(schema.pattern, length, filler);
  if (plain === undefined) return undefined;
  const regex = regexOf(schema.pattern);
  const fits = (value: string) => [...value].length === length && regex.test(value);
  const grown = (core: string) => stretched(core, length, filler, fits) ?? core;
  return later(() => settled(matching(regex, 1, length).map(grown), fits, plain));
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

/** Reading a pattern takes longer than many draws; places and ways share what was read. */
const read = new Map<string, fc.Arbitrary<string>>();

/**
 * fast-check reads most patterns; what it cannot (look-around) is drawn freely, for the caller to
 * settle. It keeps repetitions short by itself: a cap of ours could be below the pattern's shortest
 * match.
 */
function matching(regex: RegExp, min: number, max: number): fc.Arbitrary<string> {
  const key = `${min} ${max} ${regex.source}`;
  const own = read.get(key) ?? arbitraryOf(regex, min, max);
  read.set(key, own);
  return own;
}

function arbitraryOf(regex: RegExp, min: number, max: number): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(regex, Number.isFinite(max) ? { maxLength: max } : {});
  } catch {
    return ordinary(min, max);
  }
}

function plainOf(pattern: string, min: number, max: number): string | Error {
  const lengths = `${min} to ${max} characters`;
  return plainWithin(pattern, min, max) ?? new Error(`no text of ${lengths} keeps ${pattern}`);
}

function ordinary(min: number, max: number): fc.Arbitrary<string> {
  return text(min, Math.min(max, Math.max(min, ORDINARY)));
}
