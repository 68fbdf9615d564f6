import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { UsageError } from './exit.ts';

/**
 * Writes beside the file and puts it in its place when it is whole on the disk: an earlier one is never
 * half gone.
 *
 * @throws UsageError when it cannot be written; what was there is as it was
 */
export function writeAside(path: string, text: string): void {
  const aside = `${path}.part`;
  try {
    const file = openSync(aside, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw new UsageError(`cannot write ${path}: ${(error as Error).message}`);
  }
}
