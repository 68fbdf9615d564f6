import type { Arrangement } from '../arrange/hooks.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** One way to enter or leave a state. */
export type HookConfig =
  | { command: string }
  | { http: { url: string; method?: string; headers?: Record<string, string>; body?: string } }
  | { module: string; export?: string };

/** Hooks by arrangement. */
export type HooksConfig = Partial<Record<Arrangement, { enter: HookConfig; leave: HookConfig }>>;

/** What a config file may say; a flag of the same name goes before it. */
export interface Config {
  /** The JSON Schema, for editors. */
  $schema?: string;
  /** URL of the endpoint; without it, the embedded reference endpoint. */
  endpoint?: string;
  /** Region to sign for. */
  region?: string;
  /** Things of your own to borrow instead of making them, names by kind: `{ snapshot: 'nightly' }`. */
  given?: Record<string, string>;
  /** No more than so many things of the run are alive at once. */
  mostAlive?: number;
  /** How long a read may take to show a change, in milliseconds. */
  settle?: number;
  /** Only these clauses, or all below them. */
  select?: string[];
  /** Clauses, at any depth, of what the endpoint does not have. */
  absent?: string[];
  /** Draw the same requests again. */
  seed?: number;
  /** Draws per way of testing a clause. */
  runs?: number;
  /** Requests at once. */
  concurrency?: number;
  /** Patience in milliseconds. */
  timeout?: number;
  /** A broken SHOULD fails too. */
  strict?: boolean;
  /** Places whose values may be recorded although they are not known. */
  allowRecording?: string[];
  /** File with failures that are known. */
  baseline?: string;
  /** Where the record and the report go. */
  out?: string;
  /** Further members for what is made to be borrowed, by kind: `{ cluster: { … } }`. */
  make?: Record<string, JsonObject>;
  /** Ordinary values of optional request members, e.g. a KMS key that exists; null forbids a member. */
  ordinary?: Record<string, Json>;
  /** Ways into states that the API alone cannot reach. */
  arrangements?: HooksConfig;
  /** Enter states that others on the same account would feel. */
  destructive?: boolean;
  /** Run what takes long or costs much on AWS too. */
  slow?: boolean;
  /** Which of the service's protocols is tested; those that are spoken where it is left out. */
  protocol?: 'json' | 'cbor' | 'both';
  /** Allow a run against AWS itself, which costs money. */
  allowAws?: boolean;
}

/**
 * Gives a configuration its type, for editors and for `tsc`:
 * `export default defineConfig({ endpoint: 'http://127.0.0.1:5000' })`.
 */
export function defineConfig(config: Config): Config {
  return config;
}
