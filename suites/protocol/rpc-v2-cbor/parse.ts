import type { BadCbor } from '../../model/reply.ts';
import { readFloat } from './float.ts';
import { type BytesItem, DEEPEST, type Item, type TextItem, type Width } from './item.ts';

/**
 * A reader of our own, for what was found of the libraries. cborg 6.1.5 and cbor-x 1.6.9 read no
 * strings of indefinite length (both sides of this protocol must), take invalid UTF-8 for text, and
 * run out of stack on nested lists; cbor2 2.3.0 does better, but names what is wrong in free text,
 * without the byte. None tells widths or duplicate keys beside the value. What an answer breaks is
 * told by code and offset here, and an answer may be hostile: no length is believed before the
 * bytes are there.
 */

/** An item costs about a hundred bytes of memory; answers of the service have some thousand. */
const MOST_ITEMS = 500_000;
const BREAK = 0xff;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Why bytes are not one well-formed data item that can be read in bounded memory. */
export type Malformed = Exclude<BadCbor, 'not-map' | 'key-not-text'>;

/** One data item, or what is wrong with the bytes and where. */
export type Parsed = { item: Item } | { problem: Malformed; offset: number };

interface Cursor {
  bytes: Uint8Array;
  view: DataView;
  at: number;
  items: number;
  failed?: { problem: Malformed; offset: number };
}

interface Head {
  major: number;
  argument: number | bigint;
  /** Null for indefinite length. */
  width: Width | null;
}

/** Reads bytes as exactly one data item of RFC 8949; never throws, whatever comes. */
export function parse(bytes: Uint8Array): Parsed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cursor: Cursor = { bytes, view, at: 0, items: 0 };
  const item = readItem(cursor, 0);
  if (item && cursor.at < bytes.length) fail(cursor, 'trailing-bytes', cursor.at);
  return cursor.failed ?? { item: item as Item };
}

function fail(cursor: Cursor, problem: Malformed, offset: number): undefined {
  cursor.failed ??= { problem, offset };
  return undefined;
}

function readItem(cursor: Cursor, depth: number): Item | undefined {
  const start = cursor.at;
  if (++cursor.items > MOST_ITEMS) return fail(cursor, 'too-many-items', start);
  const head = readHead(cursor);
  if (!head) return undefined;
  const { major, argument, width } = head;
  if (major === 0 || major === 1) {
    const value = major === 0 ? argument : negative(argument);
    return { kind: 'int', value, width: width ?? 0 };
  }
  if (major === 7) return readSimple(cursor, head, start);
  if (major === 2 || major === 3) {
    return width === null ? readChunks(cursor, major) : readString(cursor, head, start);
  }
  if (depth >= DEEPEST) return fail(cursor, 'too-deep', start);
  if (major === 4) {
    const items = readItems(cursor, head, 1, depth, start);
    return items && { kind: 'array', items, width };
  }
  if (major === 5) {
    const items = readItems(cursor, head, 2, depth, start);
    return items && { kind: 'map', pairs: paired(items), width };
  }
  const item = readItem(cursor, depth + 1);
  return item && { kind: 'tag', tag: argument, width: width ?? 0, item };
}

function readHead(cursor: Cursor): Head | undefined {
  const start = cursor.at;
  const initial = cursor.bytes[start];
  if (initial === undefined) return fail(cursor, 'truncated', start);
  cursor.at += 1;
  const major = initial >> 5;
  const info = initial & 0x1f;
  if (info < 24) return { major, argument: info, width: 0 };
  if (info === 31 && initial === BREAK) return fail(cursor, 'unexpected-break', start);
  if (info === 31 && major >= 2 && major <= 5) return { major, argument: 0, width: null };
  if (info > 27) return fail(cursor, 'reserved', start);
  const width = (1 << (info - 24)) as 1 | 2 | 4 | 8;
  if (start + 1 + width > cursor.bytes.length) return fail(cursor, 'truncated', start);
  cursor.at += width;
  return { major, argument: readArgument(cursor.view, start + 1, width), width };
}

function readArgument(view: DataView, at: number, width: 1 | 2 | 4 | 8): number | bigint {
  if (width === 1) return view.getUint8(at);
  if (width === 2) return view.getUint16(at);
  if (width === 4) return view.getUint32(at);
  const long = view.getBigUint64(at);
  return long <= Number.MAX_SAFE_INTEGER ? Number(long) : long;
}

function negative(argument: number | bigint): number | bigint {
  return typeof argument === 'bigint' ? -1n - argument : -1 - argument;
}

function readSimple(cursor: Cursor, head: Head, start: number): Item | undefined {
  const { argument, width } = head;
  if (width === 2 || width === 4 || width === 8) {
    return { kind: 'float', value: readFloat(cursor.view, start + 1, width), width };
  }
  if (width === 1 && argument < 32) return fail(cursor, 'bad-simple', start);
  return { kind: 'simple', value: Number(argument), width: width ?? 0 };
}

function readString(cursor: Cursor, head: Head, start: number): TextItem | BytesItem | undefined {
  const from = cursor.at;
  if (head.argument > cursor.bytes.length - from) return fail(cursor, 'truncated', start);
  cursor.at = from + Number(head.argument);
  const value = cursor.bytes.subarray(from, cursor.at);
  const width = head.width ?? 0;
  if (head.major === 2) return { kind: 'bytes', value, width };
  try {
    return { kind: 'text', value: utf8.decode(value), width };
  } catch {
    return fail(cursor, 'not-utf8', start);
  }
}

/** Each chunk is whole text by itself: RFC 8949, section 3.2.3. */
function readChunks(cursor: Cursor, major: number): Item | undefined {
  const chunks: (TextItem | BytesItem)[] = [];
  while (!endsHere(cursor)) {
    const start = cursor.at;
    if (++cursor.items > MOST_ITEMS) return fail(cursor, 'too-many-items', start);
    const head = readHead(cursor);
    if (!head) return undefined;
    if (head.major !== major || head.width === null) return fail(cursor, 'bad-chunk', start);
    const chunk = readString(cursor, head, start);
    if (!chunk) return undefined;
    chunks.push(chunk);
  }
  return { kind: 'chunks', of: major === 3 ? 'text' : 'bytes', chunks };
}

/** The items of a container, `per` to an entry; each takes a byte at least. */
function readItems(
  cursor: Cursor,
  { argument, width }: Head,
  per: 1 | 2,
  depth: number,
  start: number,
): Item[] | undefined {
  const left = Math.floor((cursor.bytes.length - cursor.at) / per);
  if (width !== null && argument > left) return fail(cursor, 'truncated', start);
  const most = width === null ? Number.POSITIVE_INFINITY : Number(argument) * per;
  const items: Item[] = [];
  while (items.length < most) {
    // A break between a key and its value is none: RFC 8949, section 3.2.2.
    if (width === null && items.length % per === 0 && endsHere(cursor)) break;
    const item = readItem(cursor, depth + 1);
    if (!item) return undefined;
    items.push(item);
  }
  return items;
}

function endsHere(cursor: Cursor): boolean {
  if (cursor.bytes[cursor.at] !== BREAK) return false;
  cursor.at += 1;
  return true;
}

function paired(items: Item[]): [Item, Item][] {
  const pairs: [Item, Item][] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    pairs.push([items[at] as Item, items[at + 1] as Item]);
  }
  return pairs;
}
