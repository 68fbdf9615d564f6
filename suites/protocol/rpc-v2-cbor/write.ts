import { floatBytes } from './float.ts';
import { argumentOf, type Item, smallest, type Width } from './item.ts';

const utf8 = new TextEncoder();
const BREAK = 0xff;
const INFO: Record<1 | 2 | 4 | 8, number> = { 1: 24, 2: 25, 4: 26, 8: 27 };

/**
 * The bytes of a data item, spelled as it says. The inverse of `parse`, but for NaN's payload.
 *
 * @throws RangeError where a width is too narrow for what it shall hold: a mistake of the caller's
 */
export function write(item: Item): Uint8Array {
  const out: number[] = [];
  // A stack of its own: what is nested on purpose goes deeper than calls can.
  const rest: (Item | typeof BREAK)[] = [item];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next === BREAK) out.push(BREAK);
    else for (const inner of put(out, next).reverse()) rest.push(inner);
  }
  return Uint8Array.from(out);
}

/** Writes an item but for what is in it, which it returns. */
function put(out: number[], item: Item): (Item | typeof BREAK)[] {
  switch (item.kind) {
    case 'int':
      putHead(out, item.value < 0 ? 1 : 0, argumentOf(item.value), item.width);
      return [];
    case 'float': {
      const bytes = floatBytes(item.value, item.width);
      if (!bytes) throw new RangeError(`${item.value} does not fit into ${item.width} bytes`);
      out.push((7 << 5) | INFO[item.width], ...bytes);
      return [];
    }
    case 'bytes':
      putString(out, 2, item.value, item.width);
      return [];
    case 'text':
      putString(out, 3, item.raw ?? utf8.encode(item.value), item.width);
      return [];
    case 'chunks':
      out.push(((item.of === 'text' ? 3 : 2) << 5) | 31);
      return [...item.chunks, BREAK];
    case 'array':
      return putCount(out, 4, item.items.length, item.width, item.items);
    case 'map':
      return putCount(out, 5, item.pairs.length, item.width, item.pairs.flat());
    case 'tag':
      putHead(out, 6, item.tag, item.width);
      return [item.item];
    case 'simple':
      putHead(out, 7, item.value, item.width);
      return [];
  }
}

function putCount(
  out: number[],
  major: number,
  count: number,
  width: Width | null,
  items: Item[],
): (Item | typeof BREAK)[] {
  if (width === null) out.push((major << 5) | 31);
  else putHead(out, major, count, width);
  return width === null ? [...items, BREAK] : [...items];
}

function putString(out: number[], major: number, bytes: Uint8Array, width: Width): void {
  putHead(out, major, bytes.length, width);
  for (const byte of bytes) out.push(byte);
}

function putHead(out: number[], major: number, argument: number | bigint, width: Width): void {
  if (smallest(argument) > width) throw new RangeError(`${argument} needs more bytes`);
  if (width === 0) {
    out.push((major << 5) | Number(argument));
    return;
  }
  out.push((major << 5) | INFO[width]);
  if (width < 8) {
    putBits(out, Number(argument), width * 8);
    return;
  }
  // Bits of a number are 32 at most.
  const long = BigInt(argument);
  putBits(out, Number(long >> 32n), 32);
  putBits(out, Number(long & 0xffff_ffffn), 32);
}

function putBits(out: number[], value: number, bits: number): void {
  for (let shift = bits - 8; shift >= 0; shift -= 8) out.push((value >>> shift) & 0xff);
}
