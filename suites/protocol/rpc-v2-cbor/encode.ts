import type { Json, JsonObject } from '../../model/json.ts';
import { fromBase64 } from './base64.ts';
import { floatWidth } from './float.ts';
import {
  argumentOf,
  type BytesItem,
  FALSE,
  type Item,
  NULL,
  smallest,
  type TextItem,
  TRUE,
  UNDEFINED,
  type Width,
} from './item.ts';
import { PLAIN, type Spelling } from './spelling.ts';
import { memberOf, sortOf, type Typed } from './typed.ts';
import { write } from './write.ts';

const utf8 = new TextEncoder();
const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);

/**
 * Encodes a value in CBOR in its shortest form.
 *
 * @param value - blobs in base64, points in time as epoch seconds
 * @param typed - which numbers are points in time, which texts are blobs
 */
export function encode(value: Json, typed?: Typed): Uint8Array {
  return encodeAs(value, PLAIN, typed);
}

/** Encodes a value in one of the forms that every reader must take. */
export function encodeAs(value: Json, spelling: Spelling, typed?: Typed): Uint8Array {
  return write(itemOf(value, spelling, typed));
}

/** A value as a data item, spelled as told; a value that its type does not fit is sent as it is. */
export function itemOf(value: Json, spelling: Spelling, typed?: Typed): Item {
  if (value === null) return { kind: 'simple', value: NULL, width: 0 };
  if (typeof value === 'boolean') {
    return { kind: 'simple', value: value ? TRUE : FALSE, width: 0 };
  }
  if (typeof value === 'number') return number(value, spelling, typed);
  if (typeof value === 'string') return string(value, spelling, typed);
  if (Array.isArray(value)) {
    const items = value.map((item) => itemOf(item, spelling, typed?.items));
    return { kind: 'array', items, width: countWidth(items.length, spelling) };
  }
  return object(value, spelling, typed);
}

/** A text as a data item. */
export function textItem(value: string, spelling: Spelling): Item {
  const whole = (text: string): TextItem => ({
    kind: 'text',
    value: text,
    width: wider(utf8.encode(text).length, spelling.lengths),
  });
  if (spelling.chunks === null) return whole(value);
  // A chunk ends between characters: RFC 8949, section 3.2.3.
  const chunks = inParts([...value], spelling.chunks).map((part) => whole(part.join('')));
  return { kind: 'chunks', of: 'text', chunks };
}

/** Bytes as a data item. */
export function bytesItem(value: Uint8Array, spelling: Spelling): Item {
  const whole = (bytes: Uint8Array): BytesItem => ({
    kind: 'bytes',
    value: bytes,
    width: wider(bytes.length, spelling.lengths),
  });
  if (spelling.chunks === null) return whole(value);
  const parts = inParts([...value], spelling.chunks);
  return { kind: 'chunks', of: 'bytes', chunks: parts.map((part) => whole(Uint8Array.from(part))) };
}

/** The width of a count, or null for indefinite length. */
export function countWidth(count: number, spelling: Spelling): Width | null {
  return spelling.containers === 'indefinite' ? null : wider(count, spelling.lengths);
}

function object(value: JsonObject, spelling: Spelling, typed: Typed | undefined): Item {
  // A map may hold nulls as values, which are sent: Smithy protocol tests of sparse maps.
  const sparse = typed?.additionalProperties !== undefined;
  const pairs: [Item, Item][] = [];
  for (const [name, member] of Object.entries(value)) {
    const isNull = member === null && !sparse;
    if (isNull && spelling.nulls === 'left-out') continue;
    const item: Item =
      isNull && spelling.nulls === 'undefined'
        ? { kind: 'simple', value: UNDEFINED, width: 0 }
        : itemOf(member, spelling, typed && memberOf(typed, name));
    pairs.push([textItem(name, spelling), item]);
  }
  return { kind: 'map', pairs, width: countWidth(pairs.length, spelling) };
}

function number(value: number, spelling: Spelling, typed: Typed | undefined): Item {
  const sort = sortOf(typed);
  if (sort === 'time') {
    const asInteger = Number.isInteger(value) && spelling.whole === 'integer';
    const item = asInteger ? integer(value, spelling) : float(value, spelling.floats);
    return { kind: 'tag', tag: 1, width: 0, item };
  }
  const whole = Number.isSafeInteger(value) && !Object.is(value, -0);
  const asFloat = !whole || (sort === 'number' && spelling.whole === 'float');
  return asFloat ? float(value, spelling.floats) : integer(value, spelling);
}

function integer(value: number, spelling: Spelling): Item {
  const argument = argumentOf(value);
  return { kind: 'int', value, width: wider(argument, spelling.integers) };
}

function float(value: number, from: 2 | 4 | 8): Item {
  return { kind: 'float', value, width: floatWidth(value, from) };
}

function string(value: string, spelling: Spelling, typed: Typed | undefined): Item {
  const sort = sortOf(typed);
  const bytes = sort === 'blob' ? fromBase64(value) : undefined;
  if (bytes) return bytesItem(bytes, spelling);
  if (sort === 'number' && NOT_FINITE.has(value)) return float(Number(value), spelling.floats);
  return textItem(value, spelling);
}

function wider(argument: number | bigint, least: Width): Width {
  const width = smallest(argument);
  return width > least ? width : least;
}

function inParts<T>(whole: T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < whole.length; at += size) parts.push(whole.slice(at, at + size));
  return parts;
}
