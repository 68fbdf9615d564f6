import { type FloatWidth, floatBytes, floatWidth } from './float.ts';
import {
  argumentOf,
  type BytesItem,
  DEEPEST,
  type Item,
  smallest,
  type TextItem,
  type Width,
} from './item.ts';

const utf8 = new TextEncoder();
const WIDTHS: Record<string, Width> = { _0: 1, _1: 2, _2: 4, _3: 8 };
const FLOAT_WIDTHS: Record<string, FloatWidth> = { _1: 2, _2: 4, _3: 8 };
const SIMPLE: Record<string, number> = { false: 20, true: 21, null: 22, undefined: 23 };

const INDICATOR = /_[0-3]/y;
const INDEFINITE = /_(?![0-3])/y;
const FLOAT = /-?(?:\d+\.\d+(?:e[+-]\d+)?|Infinity)|NaN/y;
const INTEGER = /-?\d+/y;
const TEXT = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const BYTES = /h'([0-9a-f]*)'/y;
const WORD = /false|true|null|undefined/y;
const SIMPLE_VALUE = /simple\((\d{1,3})\)/y;

interface Cursor {
  text: string;
  at: number;
}

/**
 * Reads the diagnostic notation that `toNotation` writes, and nothing else of RFC 8949, section 8.
 *
 * @returns the item, or undefined where the text is no such notation
 */
export function fromNotation(text: string): Item | undefined {
  const cursor = { text, at: 0 };
  const item = readItem(cursor, 0);
  return cursor.at === text.length ? item : undefined;
}

function readItem(cursor: Cursor, depth: number): Item | undefined {
  if (depth > DEEPEST) return undefined;
  if (take(cursor, '(_ ')) return readChunks(cursor);
  if (take(cursor, "''_")) return { kind: 'chunks', of: 'bytes', chunks: [] };
  if (take(cursor, '[')) return readArray(cursor, depth);
  if (take(cursor, '{')) return readMap(cursor, depth);
  const first = cursor.text[cursor.at] ?? '';
  if (first === '"') return readText(cursor);
  if (first === 'h') return readString(cursor);
  return /[-0-9IN]/.test(first) ? readNumber(cursor, depth) : readWord(cursor);
}

function readNumber(cursor: Cursor, depth: number): Item | undefined {
  const float = match(cursor, FLOAT);
  if (float) {
    const value = Number(float[0]);
    const indicator = match(cursor, INDICATOR)?.[0];
    const width = indicator === undefined ? floatWidth(value) : FLOAT_WIDTHS[indicator];
    return width && floatBytes(value, width) && { kind: 'float', value, width };
  }
  const digits = match(cursor, INTEGER)?.[0];
  if (digits === undefined) return undefined;
  const value = integer(digits);
  const width = readWidth(cursor, argumentOf(value));
  if (width === undefined) return undefined;
  if (!take(cursor, '(')) return { kind: 'int', value, width };
  const item = value < 0 ? undefined : readItem(cursor, depth + 1);
  return item && take(cursor, ')') ? { kind: 'tag', tag: value, width, item } : undefined;
}

function integer(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}

function readWord(cursor: Cursor): Item | undefined {
  const word = match(cursor, WORD)?.[0];
  if (word) return { kind: 'simple', value: SIMPLE[word] as number, width: 0 };
  const number = match(cursor, SIMPLE_VALUE)?.[1];
  if (number === undefined || Number(number) > 255) return undefined;
  return { kind: 'simple', value: Number(number), width: Number(number) < 32 ? 0 : 1 };
}

/** A text string, or the empty one of indefinite length. */
function readText(cursor: Cursor): Item | undefined {
  const item = readString(cursor);
  const isEmpty = item?.kind === 'text' && item.value === '';
  return isEmpty && take(cursor, '_') ? { kind: 'chunks', of: 'text', chunks: [] } : item;
}

function readString(cursor: Cursor): TextItem | BytesItem | undefined {
  const quoted = match(cursor, TEXT)?.[0];
  if (quoted !== undefined) {
    const value = unquoted(quoted);
    const width = value === undefined ? undefined : readWidth(cursor, utf8.encode(value).length);
    return value === undefined || width === undefined ? undefined : { kind: 'text', value, width };
  }
  const digits = match(cursor, BYTES)?.[1];
  if (digits === undefined || digits.length % 2 > 0) return undefined;
  const value = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const width = readWidth(cursor, value.length);
  return width === undefined ? undefined : { kind: 'bytes', value, width };
}

function unquoted(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function readChunks(cursor: Cursor): Item | undefined {
  const chunks: (TextItem | BytesItem)[] = [];
  do {
    const chunk = readString(cursor);
    if (!chunk) return undefined;
    chunks.push(chunk);
  } while (take(cursor, ', '));
  const [first] = chunks;
  if (!first || chunks.some((chunk) => chunk.kind !== first.kind)) return undefined;
  return take(cursor, ')') ? { kind: 'chunks', of: first.kind, chunks } : undefined;
}

function readArray(cursor: Cursor, depth: number): Item | undefined {
  const indicator = opening(cursor);
  const items: Item[] = [];
  while (!take(cursor, ']')) {
    if (items.length > 0 && !take(cursor, ', ')) return undefined;
    const item = readItem(cursor, depth + 1);
    if (!item) return undefined;
    items.push(item);
  }
  const width = fitting(indicator, items.length);
  return width === undefined ? undefined : { kind: 'array', items, width };
}

function readMap(cursor: Cursor, depth: number): Item | undefined {
  const indicator = opening(cursor);
  const pairs: [Item, Item][] = [];
  while (!take(cursor, '}')) {
    if (pairs.length > 0 && !take(cursor, ', ')) return undefined;
    const key = readItem(cursor, depth + 1);
    const value = key && take(cursor, ': ') ? readItem(cursor, depth + 1) : undefined;
    if (!key || !value) return undefined;
    pairs.push([key, value]);
  }
  const width = fitting(indicator, pairs.length);
  return width === undefined ? undefined : { kind: 'map', pairs, width };
}

/** What stands behind an opening bracket: null for indefinite length, undefined for nothing. */
function opening(cursor: Cursor): Width | null | undefined {
  const indicator = match(cursor, INDICATOR)?.[0];
  const width = indicator ? WIDTHS[indicator] : match(cursor, INDEFINITE) ? null : undefined;
  if (width !== undefined) take(cursor, ' ');
  return width;
}

function readWidth(cursor: Cursor, argument: number | bigint): Width | undefined {
  const indicator = match(cursor, INDICATOR)?.[0];
  return fitting(indicator === undefined ? undefined : WIDTHS[indicator], argument) ?? undefined;
}

/** The width that is written, or the smallest; undefined where the argument does not fit. */
function fitting(
  written: Width | null | undefined,
  argument: number | bigint,
): Width | null | undefined {
  if (written === null) return null;
  if (argument > 0xffff_ffff_ffff_ffffn) return undefined;
  const least = smallest(argument);
  return written !== undefined && written < least ? undefined : (written ?? least);
}

function match(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text) ?? undefined;
  if (found) cursor.at = pattern.lastIndex;
  return found;
}

function take(cursor: Cursor, literal: string): boolean {
  if (!cursor.text.startsWith(literal, cursor.at)) return false;
  cursor.at += literal.length;
  return true;
}
