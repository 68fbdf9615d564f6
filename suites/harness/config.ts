import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from './define-config.ts';
import { UsageError } from './exit.ts';
import { readText } from './read-text.ts';
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
  const value = plainOf(path, await load(path));
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
    if (kind === '.json') return JSON.parse(readText(path));
    if (['.mjs', '.js', '.ts', '.mts'].includes(kind)) return await loadModule(resolve(path), kind);
  } catch (error) {
    throw new UsageError(`cannot read the configuration ${path}: ${firstLine(error)}`);
  }
  throw new UsageError(`${path}: a configuration is a ${KINDS} file`);
}

/** So long may a module take to be loaded, in milliseconds. */
const LONGEST_MS = 30_000;

/**
 * Loads a module, which is code and may do anything: throw what is no error, wait for ever, or reject
 * what nobody handles.
 */
async function loadModule(path: string, kind: string): Promise<unknown> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const late = setTimeout(() => fail(new Error('it does not come to its end')), LONGEST_MS);
  process.on('unhandledRejection', fail);
  try {
    const loading =
      kind === '.mjs'
        ? import(pathToFileURL(path).href).then((module) => module.default)
        : loadAnySyntax(path);
    const value = await Promise.race([loading, failed]);
    // A rejection that nobody handles is told after the module was loaded.
    await Promise.race([new Promise((done) => setImmediate(done)), failed]);
    return value;
  } finally {
    clearTimeout(late);
    process.off('unhandledRejection', fail);
  }
}

/** Whatever was thrown, in a line. */
function firstLine(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\n')[0] ?? '';
}

/** Reads all members once: a getter may throw, and an object may hold itself. */
function plainOf(path: string, value: unknown): unknown {
  try {
    JSON.stringify(value);
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isPlain ? { ...value } : value;
  } catch (error) {
    throw new UsageError(`${path}: the configuration cannot be read: ${firstLine(error)}`);
  }
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
