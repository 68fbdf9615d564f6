import { loadContract } from '../../specs/load.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import { FULL_CLUSTER, ORDINARY } from '../cases/ordinary.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { select } from '../run/select.ts';
import { type Config, readConfig } from './config.ts';
import { endpointUrl, isAws, regionName } from './endpoint.ts';
import { UsageError } from './exit.ts';
import { type Flags, wholeNumber } from './flags.ts';
import type { HooksConfig } from './hooks.ts';

/** Flags of `run`. */
export const RUN_FLAGS = {
  endpoint: { type: 'string' },
  select: { type: 'string', multiple: true },
  seed: { type: 'string' },
  runs: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  'source-snapshot': { type: 'string' },
  region: { type: 'string' },
  config: { type: 'string' },
  strict: { type: 'boolean' },
  'allow-aws': { type: 'boolean' },
  destructive: { type: 'boolean' },
  slow: { type: 'boolean' },
  out: { type: 'string' },
  report: { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  witness: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Flags and config file, checked and put together. */
export interface Settings {
  /** null for the embedded reference endpoint. */
  endpoint: URL | null;
  region: string;
  operation: OperationSpec;
  select: string[];
  selected: Set<string>;
  absent: Set<string>;
  seed: number | null;
  runs: number;
  concurrency: number;
  timeoutMs: number;
  sourceSnapshot: string | null;
  strict: boolean;
  out: string;
  reports: { format: string; file: string }[];
  quiet: boolean;
  verbose: boolean;
  /** Have the SDK read a sample of the answers too. */
  witness: boolean;
  arrangements: HooksConfig;
  destructive: boolean;
  slow: boolean;
  cluster: JsonObject;
  ordinary: Record<string, Json>;
}

/**
 * Puts flags and config file together.
 *
 * @throws UsageError for anything that cannot be meant
 */
export async function settingsOf(flags: Flags): Promise<Settings> {
  const path = flags['config'] as string | undefined;
  return settingsFrom(flags, path === undefined ? {} : await readConfig(path));
}

/**
 * Puts flags and a configuration that was read already together.
 *
 * @throws UsageError for anything that cannot be meant
 */
export function settingsFrom(flags: Flags, config: Config): Settings {
  const text = (name: string) => flags[name] as string | undefined;
  const { clauses, ...operation } = loadContract().operations['CopySnapshot'] as OperationSpec;
  const selectors = (flags['select'] as string[] | undefined) ?? config.select ?? [];
  const given = text('endpoint') ?? config.endpoint;
  const endpoint = given === undefined ? null : endpointUrl(given);
  const aws = endpoint !== null && isAws(endpoint);
  if (aws && !(flags['allow-aws'] ?? config.allowAws)) {
    throw new UsageError(
      `${endpoint.host} is AWS itself: a run creates and deletes snapshots there and costs money; add --allow-aws if you mean it`,
    );
  }
  const number = (name: string, value: unknown, fallback: number, min: number, max: number) =>
    value === undefined ? fallback : wholeNumber(`--${name}`, value, min, max);
  const seed = text('seed') ?? config.seed;
  return {
    endpoint,
    region: regionName(text('region') ?? config.region ?? process.env['AWS_REGION'] ?? 'us-east-1'),
    operation: { ...operation, clauses },
    select: selectors,
    selected: chosen(clauses, selectors, '--select'),
    absent: config.absent?.length ? chosen(clauses, config.absent, 'absent') : new Set(),
    seed: seed === undefined ? null : wholeNumber('--seed', seed, 0, 0x7fffffff),
    runs: number('runs', text('runs') ?? config.runs, 5, 1, 100_000),
    concurrency: number(
      'concurrency',
      text('concurrency') ?? config.concurrency,
      aws ? 1 : 8,
      1,
      256,
    ),
    timeoutMs: number('timeout', text('timeout') ?? config.timeout, 10_000, 1, 3_600_000),
    sourceSnapshot: text('source-snapshot') ?? config.sourceSnapshot ?? null,
    strict: Boolean(flags['strict'] ?? config.strict),
    out: text('out') ?? config.out ?? 'reports/latest',
    reports: ((flags['report'] as string[] | undefined) ?? []).map(reportTarget),
    quiet: Boolean(flags['quiet']),
    verbose: Boolean(flags['verbose']),
    witness: Boolean(flags['witness']),
    arrangements: config.arrangements ?? {},
    // On the embedded endpoint nobody else is disturbed; elsewhere it must be asked for.
    destructive: Boolean(flags['destructive'] ?? config.destructive) || endpoint === null,
    slow: Boolean(flags['slow'] ?? config.slow) || !aws,
    cluster: { ...(endpoint === null && FULL_CLUSTER), ...config.cluster },
    // Real keys and buckets are never guessed: on AWS only what the user names is sent.
    ordinary: withoutNulls({
      ...(aws ? { Tags: ORDINARY['Tags'] ?? [] } : ORDINARY),
      ...config.ordinary,
    }),
  };
}

/** Formats of `--report`. */
export const FORMATS = ['text', 'json'];

function reportTarget(given: string): { format: string; file: string } {
  const [format = '', file = ''] = given.split(/=(.*)/s);
  if (!FORMATS.includes(format) || file === '') {
    throw new UsageError(
      `--report takes FORMAT=FILE with FORMAT ${FORMATS.join(' or ')}, not ${given}`,
    );
  }
  return { format, file };
}

function chosen(
  clauses: OperationSpec['clauses'],
  selectors: string[],
  where: string,
): Set<string> {
  const selection = select(clauses, selectors);
  if (selection.ok) return selection.clauses;
  throw new UsageError(
    `${where}: no clause ${selection.selector}; did you mean ${selection.suggestion}? (list shows all)`,
  );
}

function withoutNulls(values: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
