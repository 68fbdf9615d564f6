import { reproReport } from '../../reports/repro.ts';
import { loadContract } from '../../specs/load.ts';
import { cleanUp } from '../arrange/clean-up.ts';
import { newJournal } from '../arrange/journal.ts';
import type { ClauseResult, RunHeader } from '../model/run-record.ts';
import { repro } from '../run/repro.ts';
import { EXIT, UsageError } from './exit.ts';
import { readRecord } from './files.ts';
import { type FlagTable, parseFlags } from './flags.ts';
import { RUN_FLAGS } from './run-flags.ts';
import { openSession } from './session.ts';
import { settingsOf } from './settings.ts';

const { endpoint, 'source-snapshot': source, config, timeout, region, help } = RUN_FLAGS;

export const REPRO_FLAGS = {
  endpoint: { ...endpoint, about: 'another endpoint', fallback: "the record's" },
  'source-snapshot': { ...source, about: 'another source', fallback: "the record's" },
  region: { ...region, about: 'another region', fallback: "the record's" },
  config,
  timeout,
  'allow-aws': RUN_FLAGS['allow-aws'],
  help,
} as const satisfies FlagTable;

/** `repro`: one failure of a saved run again, from the record alone. */
export async function reproCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('repro', args, REPRO_FLAGS, 2);
  const [path, clause] = rest;
  if (!path)
    throw new UsageError('repro RECORD CLAUSE: name a run record, e.g. reports/latest/run.jsonl');
  const events = readRecord(path);
  const header = events[0] as RunHeader;
  const failures = events.filter(
    (event): event is ClauseResult => event.kind === 'clause' && event.counterexample !== null,
  );
  const isWhole = events.at(-1)?.kind === 'footer';
  const result = failures.find((event) => event.clause.id === clause);
  if (!result?.counterexample) throw new UsageError(noSuchFailure(path, clause, failures, isWhole));

  if (flags['endpoint'] === undefined && header.endpoint !== 'reference')
    flags['endpoint'] = header.endpoint;
  flags['source-snapshot'] ??= header.sourceSnapshot ?? undefined;
  flags['region'] ??= header.region;
  const settings = await settingsOf({ ...flags, concurrency: '1' });
  const session = await openSession({
    ...settings,
    seed: result.counterexample.seed >>> 1,
  });
  const journal = newJournal();
  const patience = { ...session.patience, stopped: () => false };
  const again = await repro({
    contract: loadContract(),
    operation: header.operation,
    transport: session.transport,
    journal,
    patience,
    prefix: session.prefix,
    clause: result.clause.id,
    counterexample: result.counterexample,
    sourceSnapshot: settings.sourceSnapshot,
    cluster: settings.cluster,
    ordinary: settings.ordinary,
    hooks: session.hooks,
    destructive: settings.destructive,
  });
  await cleanUp(again.client, journal, patience, 1);
  await session.close();
  const width = process.stdout.columns ?? 80;
  const report = reproReport({ header, clause: result.clause, ...again.outcome }, width);
  process.stdout.write(session.redact(report));
  if (again.outcome.judgement.outcome === 'broken') return EXIT.doesNotConform;
  return again.outcome.judgement.outcome === 'holds' ? EXIT.conforms : EXIT.nothingTested;
}

function noSuchFailure(
  path: string,
  clause: string | undefined,
  failures: ClauseResult[],
  isWhole: boolean,
): string {
  const known = failures.map((event) => event.clause.id);
  const none = isWhole
    ? 'no failure at all'
    : 'none at all, since its run was cut off: run it again';
  const list = `it keeps ${known.length > 0 ? known.join(', ') : none}`;
  return clause === undefined
    ? `repro RECORD CLAUSE: name a clause; ${list}`
    : `${path} keeps no failure of ${clause}; ${list}`;
}
