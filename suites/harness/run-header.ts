import { loadContract } from '../../specs/load.ts';
import type { Baseline } from '../model/baseline.ts';
import type { RunHeader } from '../model/run-record.ts';
import type { Session } from './session.ts';
import { type Settings, settingsMark } from './settings.ts';
import { version } from './version.ts';

/** How the requests of a run are made: a run record and a cassette say it alike. */
export function madeWith({ seed }: Session, settings: Settings) {
  const { operations, region, runs, concurrency, timeoutMs, select, given, mostAlive } = settings;
  return {
    suite: version(),
    specRevision: loadContract().service.revision,
    operations,
    region,
    seed,
    runs,
    concurrency,
    timeoutMs,
    select,
    given,
    mostAlive,
  };
}

/**
 * The first line of a run record, whoever asked for the run.
 *
 * @param baseline - what the run is held against, or null
 */
export function runHeader(
  session: Session,
  settings: Settings,
  baseline: Baseline | null,
): RunHeader {
  const { replayFrom, configFile, shard } = settings;
  return {
    kind: 'header',
    format: 'memorydb-conformance/run/2',
    ...madeWith(session, settings),
    endpoint: session.label,
    ...(replayFrom !== null && { cassette: replayFrom }),
    ...(session.recorded !== undefined && { recorded: session.recorded }),
    startedAt: new Date().toISOString(),
    strict: settings.strict,
    settings: settingsMark(settings),
    ...(configFile !== null && { config: configFile }),
    ...(baseline && { baseline }),
    ...(shard && { shard }),
  };
}
