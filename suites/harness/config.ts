import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from './define-config.ts';
import { UsageError } from './exit.ts';
import { schemaProblem } from './schema.ts';

/** The name of a configuration that is found without being named, but for its ending. */
const NAME = 'conformance.config';
const ENDINGS = ['.json', '.js', '.mjs', '.ts', '.mts'];
const KINDS = `${ENDINGS.slice(0, -1).join(', ')} or ${ENDINGS.at(-1)}`;

/**
 * The path of a folder's configuration, or null where it has none.
 *
 * @throws UsageError when it has several: which one holds would be a matter of luck
 */
export function findConfig(folder: string): string | null {
  const found = ENDINGS.map((ending) => join(folder, NAME + ending)).filter((path) =>
    existsSync(path),
  );
  if (found.length > 1) {
    throw new UsageError(
      `${found.join(' and ')} are both here; keep one, or name it with --config`,
    );
  }
  return found[0] ?? null;
}

/**
 * Reads a config file: JSON, or a module of JavaScript or TypeScript whose default export is the
 * configuration.
 *
 * @throws UsageError when it cannot be read, or says something that is not known
 */
export async function readConfig(path: string): Promise<Config> {
  const value = await load(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path}: the configuration must be an object`);
  }
  const problem = schemaProblem('harness/config.schema.json', value, 'setting');
  if (problem) throw new UsageError(`${path}: ${problem}`);
  return value as Config;
}

async function load(path: string): Promise<unknown> {
  const kind = extname(path);
  try {
    if (kind === '.json') return JSON.parse(readFileSync(path, 'utf8'));
    if (kind === '.mjs') return (await import(pathToFileURL(resolve(path)).href)).default;
    if (['.js', '.ts', '.mts'].includes(kind)) return await loadAnySyntax(resolve(path));
  } catch (error) {
    throw new UsageError(
      `cannot read the configuration ${path}: ${(error as Error).message.split('\n')[0]}`,
    );
  }
  throw new UsageError(`${path}: a configuration is a ${KINDS} file`);
}

/**
 * Loads a module by the same loader on every version of Node. Of TypeScript Node 20 takes nothing and
 * later ones only a part; of JavaScript none takes `export default` where the package, as `npm init`
 * writes it, is of CommonJS.
 */
async function loadAnySyntax(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // No cache on the disk: a test tool leaves nothing behind that nobody asked for.
  const how = { fsCache: false, moduleCache: false, interopDefault: false };
  const jiti = createJiti(import.meta.url, how);
  return ((await jiti.import(path)) as { default?: unknown }).default;
}
