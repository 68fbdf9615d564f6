import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printable } from '../../reports/escape.ts';
import { reproReport } from '../../reports/repro.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { cleanUp } from '../arrange/clean-up.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { readRecord } from '../harness/files.ts';
import { parseFlags } from '../harness/flags.ts';
import { openJournal } from '../harness/journal-file.ts';
import { openSession } from '../harness/session.ts';
import { settingsOf } from '../harness/settings.ts';
import { stopOnSignals } from '../harness/signals.ts';
import type { ClauseResult, RunHeader } from '../model/run-record.ts';
import { repro } from '../run/repro.ts';
import { REPRO_FLAGS } from './pages/repro.ts';
import { shellWord } from './shell-word.ts';

/** `repro`: one failure of a saved run again, from the record alone. */
export async function reproCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('repro', args, REPRO_FLAGS, Number.POSITIVE_INFINITY);
  const paths = rest.length > 1 ? rest.slice(0, -1) : rest;
  const clause = rest.length > 1 ? rest.at(-1) : undefined;
  if (paths.length === 0)
    throw new UsageError('repro RECORD CLAUSE: name a run record, e.g. reports/latest/run.jsonl');
  const { header, result, beside } = failureIn(paths, clause);

  if (flags['endpoint'] === undefined && header.endpoint !== 'reference')
    flags['endpoint'] = header.endpoint;
  flags['given'] ??= Object.entries(header.given).map(([kind, name]) => `${kind}=${name}`);
  flags['most-alive'] ??= String(header.mostAlive);
  flags['region'] ??= header.region;
  const settings = await settingsOf({ ...flags, concurrency: '1' });
  const session = await openSession({
    ...settings,
    seed: result.counterexample.seed >>> 1,
  });
  const stop = stopOnSignals();
  let unwritten: unknown = null;
  const heading = {
    endpoint: session.label,
    region: settings.region,
    startedAt: new Date().toISOString(),
    prefix: session.prefix,
  };
  // Beside the run's own, which may still list things.
  const path = join(dirname(beside), 'repro-journal.jsonl');
  const { journal, file } = openJournal(path, heading, (error) => {
    unwritten ??= error;
  });
  const patience = {
    ...session.patience,
    stopped: () => unwritten !== null || stop.requested(),
  };
  const again = await repro({
    contract: loadContract(),
    resources: loadResources(),
    operation: operationOf(result.clause.id, header),
    transport: session.transport,
    journal,
    patience,
    prefix: session.prefix,
    clause: result.clause.id,
    counterexample: result.counterexample,
    given: settings.given,
    members: settings.members,
    mostAlive: settings.mostAlive,
    ordinary: settings.ordinary,
    hooks: session.hooks,
    destructive: settings.destructive,
  });
  const left = await cleanUp({
    client: again.client,
    resources: loadResources(),
    journal,
    // Who asks it to end asks for this too: a second signal ends it at once.
    patience: { ...session.patience, stopped: () => false },
    prefix: session.prefix,
    concurrency: 1,
    before: again.before,
    doubtful: again.world.isRefused,
    isAws: session.isAws,
    lateMs: again.world.lateMs(),
  });
  stop.done();
  await session.close();
  if (unwritten !== null) throw unwritten;
  file.close();
  if (left.length === 0) rmSync(path, { force: true });
  const width = process.stdout.columns ?? 80;
  const report = reproReport(
    { header, clause: result.clause, ...session.filter.value(again.outcome) },
    width,
  );
  process.stdout.write(session.filter.text(report));
  for (const { kind, name } of left)
    process.stderr.write(`left behind: ${printable(`${kind} ${JSON.stringify(name)}`)}\n`);
  if (left.length > 0) process.stderr.write(`cleanup ${shellWord(path)} deletes it\n`);
  if (stop.requested()) return EXIT.interrupted;
  if (again.outcome.judgement.outcome === 'broken') return EXIT.doesNotConform;
  if (left.length > 0) return EXIT.nothingTested;
  return again.outcome.judgement.outcome === 'holds' ? EXIT.conforms : EXIT.nothingTested;
}

/** The operation that a clause was tested on: its own, or the first of the run. */
function operationOf(clause: string, { operations }: RunHeader): string {
  const owner = clause.split('/')[0] ?? '';
  return operations.includes(owner) ? owner : (operations[0] ?? owner);
}

/** The failure, and the header of the run that met it: any of the shards may be the one. */
function failureIn(paths: string[], clause: string | undefined) {
  const records = paths.map((path) => readRecord(path));
  const all = records.flatMap((events, index) => {
    const beside = paths[index] ?? '';
    const header = events[0] as RunHeader;
    return events.flatMap((result) =>
      result.kind === 'clause' && result.counterexample
        ? [{ header, beside, result: { ...result, counterexample: result.counterexample } }]
        : [],
    );
  });
  const found = all.find(({ result }) => result.clause.id === clause);
  if (found) return found;
  const isWhole = records.every((events) => events.at(-1)?.kind === 'footer');
  const known = all.map(({ result }) => result);
  throw new UsageError(noSuchFailure(paths.join(', '), clause, known, isWhole));
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
