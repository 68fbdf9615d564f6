/** How many bytes an argument takes after the initial byte; 0 where it stands in that byte. */
export type Width = 0 | 1 | 2 | 4 | 8;

/** A whole text string. `raw` are bytes to send in its place, for text that is no UTF-8. */
export interface TextItem {
  kind: 'text';
  value: string;
  width: Width;
  raw?: Uint8Array;
}

/** A whole byte string. */
export interface BytesItem {
  kind: 'bytes';
  value: Uint8Array;
  width: Width;
}

/**
 * A data item of RFC 8949 as it was spelled, so that writing it gives the same bytes again. What
 * clauses are about (widths, lengths, tags) is here; what judges compare is `Json`.
 */
export type Item =
  | { kind: 'int'; value: number | bigint; width: Width }
  | { kind: 'float'; value: number; width: 2 | 4 | 8 }
  | TextItem
  | BytesItem
  /** A string of indefinite length. */
  | { kind: 'chunks'; of: 'text' | 'bytes'; chunks: (TextItem | BytesItem)[] }
  /** `width` is of the count; null for indefinite length. */
  | { kind: 'array'; items: Item[]; width: Width | null }
  | { kind: 'map'; pairs: [key: Item, value: Item][]; width: Width | null }
  | { kind: 'tag'; tag: number | bigint; width: Width; item: Item }
  /** 20 to 23 are false, true, null and undefined. */
  | { kind: 'simple'; value: number; width: 0 | 1 };

/** The simple values that RFC 8949, section 3.3 names. */
export const [FALSE, TRUE, NULL, UNDEFINED] = [20, 21, 22, 23] as const;

/** Containers and tags may be nested this deeply, in what is read and in what is noted. */
export const DEEPEST = 500;

/** The least width that holds an argument; an argument is not negative. */
export function smallest(argument: number | bigint): Width {
  if (argument < 24) return 0;
  if (argument < 0x100) return 1;
  if (argument < 0x1_0000) return 2;
  return argument < 0x1_0000_0000 ? 4 : 8;
}

/** The argument that stands for an integer: negative ones are counted from -1 down. */
export function argumentOf(value: number | bigint): number | bigint {
  if (value >= 0) return value;
  return typeof value === 'bigint' ? -1n - value : -1 - value;
}
