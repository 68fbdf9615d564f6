import { printable } from '../../reports/escape.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { CLEANING_UP, cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import type { Thing } from '../arrange/journal.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { readJournal } from '../harness/journal-file.ts';
import { openSession } from '../harness/session.ts';
import { settingsOf } from '../harness/settings.ts';
import { stopOnSignals } from '../harness/signals.ts';
import { CLEANUP_FLAGS } from './pages/cleanup.ts';
import { shellWord } from './shell-word.ts';

/** `cleanup`: deletes what an interrupted run left behind, from its journal, and only that. */
export async function cleanupCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('cleanup', args, CLEANUP_FLAGS, 1);
  const [path] = rest;
  if (!path)
    throw new UsageError('cleanup JOURNAL: name a journal, e.g. reports/latest/journal.jsonl');
  const { heading, journal, before, lateMs, open } = readJournal(path);
  const listed = journal.left().length;
  if (listed === 0) {
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
  const file = open();
  const stop = stopOnSignals();
  const unmarked: Thing[] = [];
  const failed = await cleanUp({
    client: clientOf(loadContract().service, session.transport, CLEANING_UP),
    resources: loadResources(),
    journal,
    patience: { ...session.patience, stopped: stop.requested },
    prefix: heading.prefix,
    concurrency: settings.concurrency,
    before,
    doubtful: ({ name }) => typeof name !== 'string' || !name.startsWith(heading.prefix),
    isAws: session.isAws,
    lateMs,
    onUnmarked: (things) => unmarked.push(...things),
  }).finally(stop.done);
  await session.close();
  file.close();
  process.stdout.write(`${listed - journal.left().length} of ${listed} deleted\n`);
  say('still there', failed);
  if (failed.length > 0) process.stdout.write(`again: cleanup ${shellWord(path)}\n`);
  say('new since the run, without its mark, and left alone', unmarked);
  return failed.length > 0 ? EXIT.nothingTested : EXIT.conforms;
}

function say(words: string, things: Thing[]): void {
  for (const { kind, name } of things)
    process.stdout.write(`  ${words}: ${printable(`${kind} ${nameWords(name)}`)}\n`);
}

function nameWords(name: Thing['name']): string {
  return typeof name === 'string' && name.trim() !== '' ? name : JSON.stringify(name);
}
