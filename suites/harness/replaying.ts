import type { Cassette } from '../../fixtures/cassette/cassette.ts';
import type { keepTokens } from '../../fixtures/cassette/parse.ts';
import { readCassetteFile } from '../../fixtures/cassette/read.ts';
import { loadContract } from '../../specs/load.ts';
import { select } from '../run/select.ts';
import { UsageError } from './exit.ts';
import type { Flags } from './flags.ts';
import { selectable } from './selection.ts';
import type { Settings } from './settings.ts';

/**
 * Reads a cassette.
 *
 * @param expand - `keepTokens` to compare it; else it is read to be replayed
 * @throws UsageError when it cannot be read, or is not one
 */
export function readCassette(path: string, expand?: typeof keepTokens): Cassette {
  const file = readCassetteFile(path, expand);
  if (file.ok) return file.cassette;
  throw new UsageError(file.words);
}

/** Flags that say how requests are made: a replay can only ask as was asked. */
export const FIXED = {
  seed: 'seed',
  runs: 'runs',
  concurrency: 'concurrency',
  timeout: 'timeoutMs',
  region: 'region',
  'most-alive': 'mostAlive',
} as const;

/**
 * The settings of a replay: what decides about the requests is the cassette's, what is selected may
 * be less.
 *
 * @throws UsageError for a flag that says otherwise than the cassette
 */
export function replaySettings(settings: Settings, { header }: Cassette, flags: Flags): Settings {
  for (const [flag, member] of Object.entries(FIXED)) {
    const given = flags[flag];
    const own = header[member as keyof typeof header];
    const name = `--${flag}`;
    if (given !== undefined && given !== String(own)) {
      const was = own === null ? `without ${name}` : `with ${name} ${own}`;
      throw new UsageError(`${name} ${given}: the cassette was recorded ${was}; leave it out`);
    }
  }
  for (const flag of ['destructive', 'slow'] as const) {
    if (flags[flag] && !header[flag])
      throw new UsageError(`--${flag}: the cassette was recorded without it; leave it out`);
  }
  const narrowed = settings.select.length > 0 || settings.shard !== null;
  // What nobody selects now is what was tested then.
  const { operations } = loadContract();
  const then = header.operations.filter((name) => operations[name] !== undefined);
  const among = narrowed || then.length === 0 ? settings : selectable(then);
  const { clauses } = among;
  // A clause of then may have another name now, or none.
  const known = (ids: string[]) => {
    const found = ids.filter((id) => select(clauses, [id]).ok);
    const selection = select(clauses, found);
    return selection.ok && (found.length > 0 || ids.length === 0)
      ? selection.clauses
      : new Set<string>();
  };
  const { seed, runs, concurrency, timeoutMs, region, given, mostAlive } = header;
  const { destructive, slow, members, ordinary } = header;
  return {
    ...settings,
    operations: among.operations,
    clauses,
    ...{ seed, runs, concurrency, timeoutMs, region, given, mostAlive },
    ...{ destructive, slow, members, ordinary },
    select: narrowed ? settings.select : header.select,
    selected: narrowed ? settings.selected : known(header.select),
    absent: new Set([
      ...settings.absent,
      ...(header.absent.length > 0 ? known(header.absent) : []),
    ]),
  };
}
