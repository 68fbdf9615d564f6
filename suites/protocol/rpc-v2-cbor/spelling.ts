import type { Json } from '../../model/json.ts';
import type { FloatWidth } from './float.ts';
import type { Width } from './item.ts';

/** How a value is written. Every reader of the protocol must take every one of these forms. */
export interface Spelling {
  /** Maps and lists of definite or indefinite length: RFC 8949, section 3.2. */
  containers: 'definite' | 'indefinite';
  /** Strings and keys whole, or in chunks of that many characters or bytes. */
  chunks: number | null;
  /** Integers at least this wide. */
  integers: Width;
  /** Lengths and counts at least this wide. */
  lengths: Width;
  /** Fractions at least this wide, and no narrower than they need. */
  floats: FloatWidth;
  /** Whole numbers of a floating-point type, and whole seconds: as floats, or as integers. */
  whole: 'float' | 'integer';
  /** Members that are null: sent as such, as undefined, or (what the protocol says) left out. */
  nulls: 'null' | 'undefined' | 'left-out';
}

/** The shortest form of everything; nulls are sent, since a probe that has one means it. */
export const PLAIN: Spelling = {
  containers: 'definite',
  chunks: null,
  integers: 0,
  lengths: 0,
  floats: 4,
  whole: 'integer',
  nulls: 'null',
};

/**
 * The form that a client of AWS's own uses: indefinite containers, doubles in full. Observed of
 * the SDK for Go, service/memorydb v1.43.0, and in Smithy's protocol tests.
 */
export const AS_CLIENTS: Spelling = {
  ...PLAIN,
  containers: 'indefinite',
  floats: 8,
  whole: 'float',
  nulls: 'left-out',
};

/** A place in a value: member names and list positions from the root. */
export type Place = (string | number)[];

/**
 * What no careful client sends. Those that leave the bytes well-formed change one place; the last
 * three leave no well-formed map.
 */
export type Flaw =
  | { code: 'null-member' | 'undefined-member'; name: string }
  /** A member of the root that is there already, once more behind all others. */
  | { code: 'duplicate-key'; name: string; value: Json }
  | { code: 'tagged'; at: Place; tag: number }
  /** The tag of a timestamp left out. */
  | { code: 'untagged'; at: Place }
  /** A text as a byte string. */
  | { code: 'bytes-for-text'; at: Place }
  /** A text string of these bytes, in hex. */
  | { code: 'raw-text'; at: Place; hex: string }
  /** A map with this integer as a key beside its others. */
  | { code: 'integer-key'; at: Place; key: number }
  | { code: 'truncated'; bytes: number }
  | { code: 'trailing'; hex: string }
  /** Lists within lists in a member that no operation knows. */
  | { code: 'nested'; levels: number };
