import { readFileSync } from 'node:fs';
import { printable } from '../../reports/escape.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { Before } from '../arrange/before.ts';
import { CLEANING_UP, cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import { newJournal, type Thing } from '../arrange/journal.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { openLines } from '../harness/files.ts';
import { parseFlags } from '../harness/flags.ts';
import { openSession } from '../harness/session.ts';
import { settingsOf } from '../harness/settings.ts';
import { CLEANUP_FLAGS } from './pages/cleanup.ts';

/** `cleanup`: deletes what an interrupted run left behind, from its journal, and only that. */
export async function cleanupCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('cleanup', args, CLEANUP_FLAGS, 1);
  const [path] = rest;
  if (!path)
    throw new UsageError('cleanup JOURNAL: name a journal, e.g. reports/latest/journal.jsonl');
  const { heading, lines, left, before } = readJournal(path);
  if (left.length === 0) {
    process.stdout.write('the journal lists nothing that is left\n');
    return EXIT.conforms;
  }
  if (flags['endpoint'] === undefined && heading.endpoint === 'reference') {
    throw new UsageError(
      'the run was on the embedded endpoint, which is gone with all that was on it',
    );
  }
  const settings = await settingsOf({
    ...flags,
    endpoint: flags['endpoint'] ?? heading.endpoint,
    region: flags['region'] ?? heading.region,
  });
  const session = await openSession(settings);
  const file = openLines(path);
  file.write(lines);
  const journal = newJournal(file.write, file.later);
  // What was created twice in the journal is one thing: writing it again changes nothing.
  for (const resource of left) journal.create(resource);
  const client = clientOf(loadContract().service, session.transport, CLEANING_UP);
  const patience = { ...session.patience, stopped: () => false };
  const failed = await cleanUp({
    client,
    resources: loadResources(),
    journal,
    patience,
    prefix: heading.prefix,
    concurrency: settings.concurrency,
    before,
    doubtful: ({ name }) => typeof name !== 'string' || !name.startsWith(heading.prefix),
    lateMs: 0,
  });
  await session.close();
  file.close();
  process.stdout.write(`${left.length - failed.length} of ${left.length} deleted\n`);
  for (const { kind, name } of failed)
    process.stdout.write(`  still there: ${printable(`${kind} ${String(name)}`)}\n`);
  return failed.length > 0 ? EXIT.nothingTested : EXIT.conforms;
}

interface Heading {
  endpoint: string;
  region: string;
  prefix: string;
}

/** Reads a journal. A last line that was cut off is left out: its request was never sent. */
function readJournal(path: string): {
  heading: Heading;
  lines: string;
  left: Thing[];
  /** What was there before the run, names by kind as JSON. */
  before: Before;
} {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
  const whole = text.split('\n').slice(0, -1);
  const entries = whole.map((line, index) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new UsageError(`${path} is not a journal: line ${index + 1} is not JSON`);
    }
  });
  const [heading, ...steps] = entries;
  if (typeof heading?.endpoint !== 'string' || typeof heading?.prefix !== 'string') {
    throw new UsageError(`${path} is not a journal: it has no heading`);
  }
  const journal = newJournal();
  const before: Before = {};
  for (const { create, gone, found } of steps) {
    if (create) journal.create(create);
    else if (gone) journal.gone(gone);
    for (const [kind, names] of Object.entries(found ?? {}))
      before[kind] = new Set(names as string[]);
  }
  return {
    heading,
    lines: whole.map((line) => `${line}\n`).join(''),
    left: journal.left(),
    before,
  };
}
