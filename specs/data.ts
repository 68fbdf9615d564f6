import { existsSync, readFileSync } from 'node:fs';

/** The JSON lies beside this file in a checkout, and in `specs/` of the package when compiled. */
const DATA = ['./', '../../specs/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('memorydb/service.json', url)));

/**
 * The folder of the specs' JSON.
 *
 * @throws Error when the package is incomplete.
 */
export function specsFolder(): URL {
  if (!DATA) throw new Error('the specs are missing from this installation; install it again');
  return DATA;
}

/** Reads one JSON file of the specs, by its path below `specs/`. */
export function readSpec<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, specsFolder()), 'utf8')) as T;
}
