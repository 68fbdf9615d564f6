import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { blobOfBytes, blobOfLength, byteBounds, validBlob } from '../blobs.ts';
import type { Way } from '../way.ts';

/** Bytes of each length of padding, as many as are allowed, and any. */
export function acceptBlob(schema: Schema): Way[] {
  const { min, max } = byteBounds(schema);
  const ways: Way[] = [];
  const names = ['empty', 'one-byte', 'two-bytes', 'three-bytes'];
  for (const [bytes, name] of names.entries()) {
    const values = bytes === 0 ? fc.constant('') : blobOfBytes(bytes, bytes);
    if (bytes >= min && bytes <= max) ways.push({ name, values });
  }
  const longest = Number.isFinite(max) ? blobOfLength((max / 3) * 4) : undefined;
  if (longest) ways.push({ name: 'at-limit', values: longest });
  ways.push({ name: 'any', values: validBlob(schema) });
  return ways;
}
