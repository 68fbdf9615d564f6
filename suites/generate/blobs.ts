import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';

/** Ordinary blobs are kept this short, in bytes. */
const ORDINARY = 18;

/** Base64 of bytes, as awsJson writes a blob; `minLength` and `maxLength` count its characters. */
export function validBlob(schema: Schema): fc.Arbitrary<string> {
  const { min, max } = byteBounds(schema);
  return blobOfBytes(min, Math.min(max, Math.max(min, ORDINARY)));
}

/** Base64 of `min` to `max` bytes. */
export function blobOfBytes(min: number, max: number): fc.Arbitrary<string> {
  return fc.uint8Array({ minLength: min, maxLength: max }).map((bytes) => base64([...bytes]));
}

/** Base64 of exactly `length` characters, if there is any: four for each three bytes or fewer. */
export function blobOfLength(length: number): fc.Arbitrary<string> | undefined {
  if (length % 4 !== 0) return undefined;
  const bytes = (length / 4) * 3;
  const core = fc.array(fc.nat({ max: 255 }), { maxLength: Math.min(bytes, 8) });
  return core.map((own) => base64([...own, ...Array(bytes - own.length).fill(0)]));
}

/** The least and the most bytes of a blob; no limit is Infinity. */
export function byteBounds({ minLength = 0, maxLength }: Schema): { min: number; max: number } {
  const min = minLength === 0 ? 0 : Math.ceil(minLength / 4) * 3 - 2;
  const max = maxLength === undefined ? Number.POSITIVE_INFINITY : Math.floor(maxLength / 4) * 3;
  if (max < min) throw new Error(`no base64 has ${minLength} to ${maxLength} characters`);
  return { min, max };
}

/** The bytes as base64. */
export function base64(bytes: number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}
