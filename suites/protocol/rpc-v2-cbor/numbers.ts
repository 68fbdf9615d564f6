import type { Item } from './item.ts';

/** A double holds no integer of more bits than these, so more bytes need not be looked at. */
const MOST_BYTES = 128;

/**
 * The number behind tags 2 to 5 (bignums, decimal fraction, bigfloat: RFC 8949, section 3.4), as
 * near as a double comes, or undefined where the tag stands before something else.
 */
export function bigNumber(tag: number, item: Item): number | undefined {
  if (tag === 2 || tag === 3) {
    const size = bytesValue(item);
    if (size === undefined) return undefined;
    return tag === 2 ? size : -1 - size;
  }
  if (item.kind !== 'array' || item.items.length !== 2) return undefined;
  const [exponent, mantissa] = item.items.map(integer);
  if (exponent === undefined || mantissa === undefined) return undefined;
  if (tag === 5) return mantissa * 2 ** exponent;
  // Reading the digits rounds once. A long mantissa has an exponent of its own in its digits.
  const digits = `${mantissa}`;
  return digits.includes('e') ? mantissa * 10 ** exponent : Number(`${digits}e${exponent}`);
}

function integer(item: Item): number | undefined {
  if (item.kind === 'int') return Number(item.value);
  if (item.kind !== 'tag' || (item.tag !== 2 && item.tag !== 3)) return undefined;
  return bigNumber(item.tag, item.item);
}

function bytesValue(item: Item): number | undefined {
  if (item.kind !== 'bytes') return undefined;
  const first = item.value.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? new Uint8Array() : item.value.subarray(first);
  if (digits.length > MOST_BYTES) return Number.POSITIVE_INFINITY;
  let value = 0n;
  for (const byte of digits) value = (value << 8n) | BigInt(byte);
  return Number(value);
}
