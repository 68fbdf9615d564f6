import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json, JsonObject } from '../model/json.ts';
import { UsageError } from './exit.ts';
import { suggest } from './flags.ts';
import { type HooksConfig, hooksProblem } from './hooks.ts';

/** What a config file may say; a flag of the same name goes before it. */
export interface Config {
  endpoint?: string;
  region?: string;
  sourceSnapshot?: string;
  select?: string[];
  /** Clauses, at any depth, of what the endpoint does not have. */
  absent?: string[];
  seed?: number;
  runs?: number;
  concurrency?: number;
  timeout?: number;
  strict?: boolean;
  /** Places whose values may be recorded although they are not known. */
  allowRecording?: string[];
  out?: string;
  /** Further members of CreateCluster, for the source snapshot's cluster. */
  cluster?: JsonObject;
  /** Ordinary values of optional request members, e.g. a KMS key that exists; null forbids a member. */
  ordinary?: Record<string, Json>;
  /** Ways into states that the API alone cannot reach. */
  arrangements?: HooksConfig;
  /** Enter states that others on the same account would feel. */
  destructive?: boolean;
  /** Run what takes long or costs much on AWS too. */
  slow?: boolean;
  /** Allow a run against AWS itself, which costs money. */
  allowAws?: boolean;
}

const TYPES: Record<keyof Config, 'string' | 'number' | 'boolean' | 'strings' | 'object'> = {
  endpoint: 'string',
  region: 'string',
  sourceSnapshot: 'string',
  select: 'strings',
  absent: 'strings',
  seed: 'number',
  runs: 'number',
  concurrency: 'number',
  timeout: 'number',
  strict: 'boolean',
  allowRecording: 'strings',
  out: 'string',
  cluster: 'object',
  ordinary: 'object',
  arrangements: 'object',
  destructive: 'boolean',
  slow: 'boolean',
  allowAws: 'boolean',
};

/**
 * Reads a config file: JSON, or a JavaScript module whose default export is the configuration.
 *
 * @throws UsageError when it cannot be read, or says something that is not known
 */
export async function readConfig(path: string): Promise<Config> {
  const value = await load(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${path}: the configuration must be an object`);
  }
  for (const [name, own] of Object.entries(value)) {
    const type = Object.hasOwn(TYPES, name) ? TYPES[name as keyof Config] : undefined;
    if (!type)
      throw new UsageError(
        `${path}: unknown setting ${name}${suggest(name, Object.keys(TYPES), '')}`,
      );
    if (!fits(own, type)) throw new UsageError(`${path}: ${name} must be ${WORDS[type]}`);
  }
  const { arrangements } = value as Config;
  const problem = arrangements && hooksProblem(arrangements);
  if (problem) throw new UsageError(`${path}: ${problem}`);
  return value as Config;
}

async function load(path: string): Promise<unknown> {
  const kind = extname(path);
  try {
    if (kind === '.json') return JSON.parse(readFileSync(path, 'utf8'));
    if (kind === '.js' || kind === '.mjs') {
      return (await import(pathToFileURL(resolve(path)).href)).default;
    }
  } catch (error) {
    throw new UsageError(`cannot read the configuration ${path}: ${(error as Error).message}`);
  }
  throw new UsageError(`${path}: a configuration is a .json, .js or .mjs file`);
}

const WORDS = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  strings: 'a list of strings',
  object: 'an object',
} as const;

function fits(value: unknown, type: keyof typeof WORDS): boolean {
  if (type === 'strings')
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
