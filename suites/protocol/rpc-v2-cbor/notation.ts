import { fromBase64, toBase64 } from './base64.ts';
import { fromNotation } from './notation-read.ts';
import { toNotation } from './notation-write.ts';
import { parse } from './parse.ts';
import { write } from './write.ts';

/** A body as a file can hold it: readable where that loses nothing, else byte for byte. */
export type Noted =
  /** Diagnostic notation of RFC 8949, section 8. */
  { cbor: string } | { base64: string };

/**
 * A body in diagnostic notation, if writing that notation gives the same bytes again; else in
 * base64: malformed input, and a NaN with a payload.
 */
export function noted(body: Uint8Array): Noted {
  const parsed = parse(body);
  if ('item' in parsed) {
    const cbor = toNotation(parsed.item);
    const again = bytesOf({ cbor });
    if (again && equal(again, body)) return { cbor };
  }
  return { base64: toBase64(body) };
}

/** Bytes for one line: in diagnostic notation, or digit by digit where it would not be exact. */
export function bodyWords(body: Uint8Array): string {
  if (body.length === 0) return '';
  const note = noted(body);
  if ('cbor' in note) return note.cbor;
  return `hex ${[...body].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The bytes of a noted body, or undefined where the note is damaged. */
export function bytesOf(note: Noted): Uint8Array | undefined {
  if ('base64' in note) return fromBase64(note.base64);
  const item = fromNotation(note.cbor);
  return item && write(item);
}

/**
 * Bytes for a reader's eye: sixteen to a line, with the offset before them and their ASCII after.
 *
 * @param most - bytes to show; a last line tells how many are left out
 */
export function hexDump(bytes: Uint8Array, most = 512): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, most); at += 16) {
    const row = [...bytes.subarray(at, Math.min(at + 16, most))];
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.'));
    lines.push(`${at.toString(16).padStart(4, '0')}  ${digits.padEnd(47)}  ${ascii.join('')}`);
  }
  if (bytes.length > most) lines.push(`… ${bytes.length - most} more`);
  return lines.join('\n');
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
