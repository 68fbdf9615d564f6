import { join } from 'node:path';
import { loadContract } from '../../specs/load.ts';
import type { Clause } from '../../specs/spec.ts';
import { ORDINARY } from '../families/snapshot/ordinary.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Shard } from '../model/run-record.ts';
import { hash } from '../run/hash.ts';
import type { ProtocolChoice } from '../run/protocols.ts';
import { ownerOf } from '../run/shard.ts';
import { findConfig, readConfig } from './config.ts';
import type { Config, HooksConfig } from './define-config.ts';
import { endpointUrl, isAws, regionName } from './endpoint.ts';
import { UsageError } from './exit.ts';
import { type Flags, onlyOne, suggest, wholeNumber } from './flags.ts';
import { givenThings, membersOf } from './kinds.ts';
import { type ReportTarget, reportTargets } from './report-format.ts';
import { type Selectable, selectable, selectFrom } from './selection.ts';
import { shardFolder, shardOf } from './shard-flag.ts';

/** Flags and config file, checked and put together. */
export interface Settings {
  /** null for the embedded reference endpoint. */
  endpoint: URL | null;
  region: string;
  /** The operations that are tested, in order. */
  operations: string[];
  /** The clauses among which was selected, in order. */
  clauses: Clause[];
  /** Where the cassette to be replayed, or to be recorded, is. */
  replayFrom: string | null;
  recordTo: string | null;
  /** How a recording calls the endpoint; null for its URL. */
  label: string | null;
  /** Places whose values may be recorded although they are not known. */
  allowRecording: string[];
  select: string[];
  /** Ids of the clauses that this run decides. */
  selected: Set<string>;
  /** The part of a run that this is, or null for a whole one. */
  shard: Shard | null;
  /** Path of the baseline. */
  baseline: string | null;
  updateBaseline: boolean;
  /** Path of the config file that was read. */
  configFile: string | null;
  absent: Set<string>;
  seed: number | null;
  runs: number;
  concurrency: number;
  timeoutMs: number;
  given: Record<string, string>;
  mostAlive: number;
  settleMs: number | null;
  strict: boolean;
  out: string;
  reports: ReportTarget[];
  quiet: boolean;
  verbose: boolean;
  arrangements: HooksConfig;
  destructive: boolean;
  slow: boolean;
  protocols: ProtocolChoice;
  members: Record<string, JsonObject>;
  ordinary: Record<string, Json>;
}

/**
 * Puts flags and config file together.
 *
 * @throws UsageError for anything that cannot be meant
 */
export async function settingsOf(flags: Flags): Promise<Settings> {
  const configFile = (flags['config'] as string | undefined) ?? findConfig('.');
  return settingsFrom(flags, configFile === null ? {} : await readConfig(configFile), configFile);
}

/**
 * Puts flags and a configuration that was read already together.
 *
 * @throws UsageError for anything that cannot be meant
 */
export function settingsFrom(
  flags: Flags,
  config: Config,
  configFile: string | null = null,
): Settings {
  const text = (name: string) => flags[name] as string | undefined;
  const selectors = (flags['select'] as string[] | undefined) ?? config.select ?? [];
  const { replayFrom, recordTo } = cassettesOf(flags);
  const given = replayFrom === null ? (text('endpoint') ?? config.endpoint) : undefined;
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
  const among = selectable(selectors);
  const all = chosen(among, selectors, '--select');
  const inOrder = among.clauses.map(({ id }) => id).filter((id) => all.has(id));
  const shard = shardOf(text('shard'), inOrder, seed !== undefined);
  const selected = new Set(inOrder.filter((id) => !shard || shard.owners.includes(ownerOf(id))));
  const operations = testedOf(among.operations, selected);
  return {
    endpoint,
    region: regionName(text('region') ?? config.region ?? process.env['AWS_REGION'] ?? 'us-east-1'),
    operations,
    clauses: among.clauses,
    replayFrom,
    recordTo,
    label: text('label') ?? null,
    allowRecording:
      (flags['allow-recording'] as string[] | undefined) ?? config.allowRecording ?? [],
    select: selectors,
    selected,
    shard,
    baseline: text('baseline') ?? config.baseline ?? null,
    updateBaseline: Boolean(flags['update-baseline']),
    configFile,
    absent: config.absent?.length
      ? chosen(selectable(config.absent), config.absent, 'absent')
      : new Set(),
    seed: seed === undefined ? null : wholeNumber('--seed', seed, 0, 0x7fffffff),
    runs: number('runs', text('runs') ?? config.runs, drawsOf(recordTo, operations), 1, 100_000),
    concurrency: number(
      'concurrency',
      text('concurrency') ?? config.concurrency,
      aws || recordTo !== null ? 1 : 8,
      1,
      256,
    ),
    timeoutMs: number('timeout', text('timeout') ?? config.timeout, 10_000, 1, 3_600_000),
    given: givenThings((flags['given'] as string[] | undefined) ?? [], config.given ?? {}),
    mostAlive: number('most-alive', text('most-alive') ?? config.mostAlive, 12, 1, 100_000),
    settleMs: settleOf(text('settle') ?? config.settle),
    strict: Boolean(flags['strict'] ?? config.strict),
    out: text('out') ?? join(config.out ?? 'reports/latest', shard ? shardFolder(shard) : ''),
    reports: reportTargets((flags['report'] as string[] | undefined) ?? []),
    quiet: Boolean(flags['quiet']),
    verbose: Boolean(flags['verbose']),
    arrangements: config.arrangements ?? {},
    // On the embedded endpoint nobody else is disturbed; elsewhere it must be asked for.
    destructive: Boolean(flags['destructive'] ?? config.destructive) || endpoint === null,
    slow: Boolean(flags['slow'] ?? config.slow) || !aws,
    protocols: protocolsOf(text('protocol') ?? config.protocol, (recordTo ?? replayFrom) !== null),
    members: membersOf(endpoint === null, config.make ?? {}),
    // Real keys and buckets are never guessed: on AWS only what the user names is sent.
    ordinary: withoutNulls({
      ...(aws ? { Tags: ORDINARY['Tags'] ?? [] } : ORDINARY),
      ...ofOptional(among.operations, config.ordinary ?? {}),
    }),
  };
}

/**
 * A mark of the settings that decide about verdicts and that a run record does not spell out: the
 * same settings have the same. They may name keys and accounts, which a record must not.
 */
export function settingsMark(settings: Settings): string {
  const { absent, arrangements, members, destructive, ordinary, slow, protocols } = settings;
  const all = [
    ...[[...absent], arrangements, members, destructive, ordinary, slow],
    ...(protocols === 'spoken' ? [] : [protocols]),
  ];
  return hash(JSON.stringify(all)).toString(36);
}

/** Redaction does not look into CBOR: a recording holds JSON alone, unless CBOR is asked for. */
function protocolsOf(given: string | undefined, recorded: boolean): ProtocolChoice {
  if (given === undefined) return recorded ? 'json' : 'spoken';
  if (given === 'json' || given === 'cbor' || given === 'both') return given;
  throw new UsageError(`--protocol is json, cbor or both, not ${JSON.stringify(given)}`);
}

function settleOf(given: unknown): number | null {
  return given === undefined ? null : wholeNumber('--settle', given, 0, 3_600_000);
}

/** The one cassette that a run replays or records. */
function cassettesOf(flags: Flags): Pick<Settings, 'replayFrom' | 'recordTo'> {
  const one = (name: string) =>
    onlyOne(flags, name, `--${name} takes one cassette; give it once`) ?? null;
  const [replay, record] = [one('replay'), one('record')];
  if (replay !== null && flags['endpoint'] !== undefined) {
    throw new UsageError('--replay answers in the place of an endpoint; leave --endpoint out');
  }
  if (replay !== null && record !== null) {
    throw new UsageError('--replay and --record: a replay is no new recording; leave one out');
  }
  if (record === null && flags['label'] !== undefined) {
    throw new UsageError('--label: it names the endpoint of a recording; it goes with --record');
  }
  if (record !== null && flags['shard'] !== undefined) {
    throw new UsageError('--record: a cassette holds a whole run; leave --shard out');
  }
  return { replayFrom: replay, recordTo: record };
}

/** The operations that own a selected clause; the first one where all are the protocol's. */
function testedOf(operations: string[], selected: ReadonlySet<string>): string[] {
  const owners = new Set([...selected].map(ownerOf));
  const own = operations.filter((name) => owners.has(name));
  return own.length > 0 ? own : operations.slice(0, 1);
}

function chosen(among: Selectable, selectors: string[], where: string): Set<string> {
  const selection = selectFrom(among, selectors);
  if (selection.ok) return selection.clauses;
  throw new UsageError(
    `${where}: no clause ${selection.selector}; did you mean ${selection.suggestion}? (list shows all)`,
  );
}

/** Of so many operations each is tested at length; the whole API is to be done while one waits. */
const FEW = 3;

/** Draws per way where nobody says how many. */
function drawsOf(recordTo: string | null, operations: string[]): number {
  if (recordTo !== null) return 1;
  return operations.length > FEW ? 2 : 5;
}

/** The same values, if each is of an optional member of some operation: any other would never be sent. */
function ofOptional(operations: string[], ordinary: Record<string, Json>): Record<string, Json> {
  const all = loadContract().operations;
  const optional = operations.flatMap((name) => {
    const request = all[name]?.request;
    return Object.keys(request?.properties ?? {}).filter(
      (own) => !request?.required?.includes(own),
    );
  });
  const unknown = Object.keys(ordinary).find((own) => !optional.includes(own));
  if (unknown === undefined) return ordinary;
  const near = suggest(unknown, optional, '');
  const names = operations.length === 1 ? operations[0] : 'no operation that is tested';
  const has = operations.length === 1 ? 'has no optional member' : 'has an optional member';
  throw new UsageError(
    `ordinary: ${names} ${has} ${unknown}${near || `; there are ${[...new Set(optional)].join(', ')}`}`,
  );
}

function withoutNulls(values: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
