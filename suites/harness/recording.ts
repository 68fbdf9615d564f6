import { closeSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CassetteHeader, FORMAT } from '../../fixtures/cassette/format.ts';
import { type Clock, cassetteText } from '../../fixtures/cassette/write.ts';
import type { Recorder } from '../../fixtures/record.ts';
import type { Problem } from '../../fixtures/redact/inspect.ts';
import type { Thing } from '../arrange/journal.ts';
import { clauseHashes } from '../run/clause-hash.ts';
import { UsageError } from './exit.ts';
import { makeFolder } from './make-folder.ts';
import { madeWith } from './run-header.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { writeAside } from './write-aside.ts';

/** What is to be written down, and what is known of it. */
interface Finished {
  recorder: Recorder;
  session: Session;
  settings: Settings;
  clock: Clock;
  /** What could not be deleted. */
  left: Thing[];
}

/** What came of writing a cassette. */
export type Saved = { ok: true; exchanges: number } | { ok: false; problems: Problem[] };

/** Writes a cassette, all at once or not at all. */
export function saveRecording(path: string, about: Finished): Saved {
  const { counted, ...seen } = about.recorder.seen();
  const cassette = {
    header: headerOf(about.session, about.settings),
    ...seen,
    cleaned: { requests: counted, left: about.left },
    clauses: clauseHashes(about.settings.clauses),
  };
  const { secrets } = about.session;
  const written = cassetteText(cassette, about.clock, secrets, about.settings.allowRecording);
  if (!written.ok) return written;
  writeAside(path, written.text);
  return { ok: true, exchanges: seen.exchanges.length };
}

function headerOf(session: Session, settings: Settings): CassetteHeader {
  const { sleep: _, ...patience } = session.patience;
  const { suite, specRevision, operations, region, seed, ...made } = madeWith(session, settings);
  const { runs, concurrency, timeoutMs, select, given, mostAlive } = made;
  // Cassettes are compared as text: the members keep their order.
  return {
    kind: 'header',
    format: FORMAT,
    endpoint: settings.label ?? session.label,
    recorded: new Date().toISOString().slice(0, 10),
    ...{ suite, specRevision, operations, region, seed, runs, concurrency, timeoutMs },
    prefix: session.prefix,
    select,
    absent: [...settings.absent],
    given,
    mostAlive,
    destructive: settings.destructive,
    slow: settings.slow,
    members: settings.members,
    ordinary: settings.ordinary,
    hooks: Object.keys(session.hooks),
    patience,
  };
}

/**
 * A file that cannot be written is found out before hours of recording, not after.
 *
 * @throws UsageError when it cannot
 */
export function checkWritable(path: string): void {
  const aside = `${path}.part`;
  try {
    makeFolder(dirname(path));
    closeSync(openSync(aside, 'w'));
    rmSync(aside);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${(error as Error).message}`);
  }
}
