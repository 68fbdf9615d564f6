import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from './exit.ts';

/** No file that the suite writes, or asks for, is so long: 256 MiB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Lists and objects within each other: no file of the suite goes so deep, and readers recurse. */
const DEEPEST = 200;

/**
 * Reads a text file from elsewhere, in bounded memory: a device or a pipe may have no end.
 *
 * @throws UsageError when it cannot be read, is too long, or goes too deep for JSON
 */
export function readText(path: string): string {
  const text = allOf(path).toString('utf8');
  if (isDeep(text)) throw new UsageError(`cannot read ${path}: it is nested too deep`);
  return text;
}

function allOf(path: string): Buffer {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const piece = Buffer.allocUnsafe(1024 * 1024);
        const read = readSync(file, piece);
        if (read === 0) return Buffer.concat(pieces, bytes);
        pieces.push(piece.subarray(0, read));
        bytes += read;
        if (bytes > MOST_BYTES) throw new Error(`it is longer than ${MOST_BYTES} bytes`);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** True where brackets outside of strings are nested deeper than any reader goes. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      // A line is a text of its own, and no string goes on in the next.
      inString = false;
    } else if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      if (++depth > DEEPEST) return true;
    } else if ((code === 93 || code === 125) && depth > 0) depth--;
  }
  return false;
}
