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

/** The encoding indicators of RFC 8949, section 8.1, by width. */
const INDICATOR = { 0: '', 1: '_0', 2: '_1', 4: '_2', 8: '_3' } as const;
const NAMED = new Map<number, string>([
  [FALSE, 'false'],
  [TRUE, 'true'],
  [NULL, 'null'],
  [UNDEFINED, 'undefined'],
]);

/**
 * A data item in the diagnostic notation of RFC 8949, section 8, on one line: what is spelled in
 * the shortest way is plain, every other width has an encoding indicator.
 */
export function toNotation(item: Item): string {
  switch (item.kind) {
    case 'int':
      return `${item.value}${unless(item.width, smallest(argumentOf(item.value)))}`;
    case 'float':
      return `${float(item.value)}${unless(item.width, floatWidth(item.value))}`;
    case 'text':
    case 'bytes':
      return string(item);
    case 'chunks':
      if (item.chunks.length === 0) return item.of === 'text' ? '""_' : "''_";
      return `(_ ${item.chunks.map(string).join(', ')})`;
    case 'array':
      return container('[', ']', item.width, item.items.length, item.items.map(toNotation));
    case 'map': {
      const pairs = item.pairs.map(([key, value]) => `${toNotation(key)}: ${toNotation(value)}`);
      return container('{', '}', item.width, pairs.length, pairs);
    }
    case 'tag':
      return `${item.tag}${unless(item.width, smallest(item.tag))}(${toNotation(item.item)})`;
    case 'simple':
      return NAMED.get(item.value) ?? `simple(${item.value})`;
  }
}

function unless(width: Width, plain: Width): string {
  return width === plain ? '' : INDICATOR[width];
}

function string(item: TextItem | BytesItem): string {
  if (item.kind === 'text') {
    const length = new TextEncoder().encode(item.value).length;
    return `${JSON.stringify(item.value)}${unless(item.width, smallest(length))}`;
  }
  const digits = [...item.value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `h'${digits}'${unless(item.width, smallest(item.value.length))}`;
}

function container(
  open: string,
  close: string,
  width: Width | null,
  count: number,
  parts: string[],
): string {
  const indicator = width === null ? '_' : unless(width, smallest(count));
  return `${open}${indicator}${indicator && ' '}${parts.join(', ')}${close}`;
}

/** A point or an exponent tells a float from an integer. */
function float(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  if (!Number.isFinite(value)) return String(value);
  const [digits = '', exponent] = String(value).split('e');
  const point = digits.includes('.') ? digits : `${digits}.0`;
  return exponent === undefined ? point : `${point}e${exponent}`;
}
