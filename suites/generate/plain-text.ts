import type { Schema } from '../../specs/spec.ts';
import { base64, byteBounds } from './blobs.ts';
import { regexOf } from './patterns.ts';
import { plainWithin } from './stretch.ts';
import { bounds } from './strings.ts';
import { plainTime } from './times.ts';

const WORD = 'ordinary';

/**
 * A plain text that a schema allows: a word, or what the pattern asks for.
 *
 * @throws Error where the keywords leave no text, or none that is found by reading the pattern
 */
export function plainText(schema: Schema): string {
  const time = plainTime(schema);
  if (time !== undefined) return time;
  if (schema.contentEncoding) return plainBlob(schema, bytesOf(WORD));
  const { min, max } = bounds(schema);
  const word = WORD.slice(0, max).padEnd(min, 'a');
  if (allows(schema, word)) return word;
  const text = schema.pattern === undefined ? undefined : plainWithin(schema.pattern, min, max);
  if (text === undefined) {
    throw new Error(`no text of ${min} to ${max} characters keeps ${schema.pattern}`);
  }
  return text;
}

/** Up to `count` plain texts that differ; fewer where there are no more to be found. */
export function severalTexts(schema: Schema, count: number): string[] {
  if (count < 1) return [];
  const first = plainText(schema);
  const found = new Set([first]);
  const variant = schema.contentEncoding
    ? (suffix: string) => plainBlob(schema, bytesOf(suffix))
    : (suffix: string) => endedWith(schema, first, suffix);
  for (let i = 1; found.size < count && i < count * 2 + 36; i++) {
    for (const suffix of [String(i), i.toString(36), lettersOf(i)]) {
      const text = variant(suffix);
      if (text !== undefined && found.size < count) found.add(text);
    }
  }
  return [...found];
}

/** The text with another end: appended where there is room, else in the place of its own. */
function endedWith(schema: Schema, first: string, suffix: string): string | undefined {
  const characters = [...first];
  const cut = characters.slice(0, Math.max(0, characters.length - suffix.length)).join('') + suffix;
  return [first + suffix, cut].find((text) => allows(schema, text));
}

function plainBlob(schema: Schema, content: number[]): string {
  const { min, max } = byteBounds(schema);
  const length = Math.min(max, Math.max(min, content.length));
  return base64(Array.from({ length }, (_, i) => content[i] ?? 0));
}

function allows(schema: Schema, text: string): boolean {
  const { min, max } = bounds(schema);
  const length = [...text].length;
  const { pattern } = schema;
  return length >= min && length <= max && (pattern === undefined || regexOf(pattern).test(text));
}

function bytesOf(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** 1 → b, 26 → ba: numbers for patterns that take letters only. */
function lettersOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26)) + last;
}
