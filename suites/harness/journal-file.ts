import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Before } from '../arrange/before.ts';
import { type Journal, newJournal } from '../arrange/journal.ts';
import { UsageError } from './exit.ts';
import { type LineFile, openLines } from './files.ts';
import { journalProblem } from './journal-problem.ts';
import { readText } from './read-text.ts';
import { writeAside } from './write-aside.ts';

/** What a journal says of its run: enough to delete what is left without the record. */
export interface JournalHeading {
  endpoint: string;
  region: string;
  /** Begins every name of the run. */
  prefix: string;
}

/**
 * Opens a run's journal. One that still lists things is kept under another name.
 *
 * @param onFailure - called when a line cannot be written; what it announces is then not created
 */
export function openJournal(
  path: string,
  heading: JournalHeading & { startedAt: string },
  onFailure: (error: unknown) => void = () => {},
): { journal: Journal; file: LineFile } {
  if (existsSync(path) && leftIn(readFileSync(path, 'utf8')) > 0) {
    let number = 1;
    const kept = () => path.replace(/(\.jsonl)?$/, `.${number}.jsonl`);
    while (existsSync(kept())) number++;
    renameSync(path, kept());
  }
  const file = openLines(path);
  file.write(`${JSON.stringify(heading)}\n`);
  const write = (line: string) => {
    try {
      file.write(line);
    } catch (error) {
      onFailure(error);
      throw error;
    }
  };
  return { journal: newJournal(write, file.later), file };
}

/** The journal beside a record. */
export function journalBeside(record: LineFile): string {
  return join(dirname(record.path), 'journal.jsonl');
}

/** A journal of a run that has ended, open to be continued. */
export interface OldJournal {
  heading: JournalHeading;
  journal: Journal;
  /** What was there before the run. */
  before: Before;
  /** How late reads of the endpoint were, in milliseconds. */
  lateMs: number;
  /** Appends what is deleted now; nothing that stands in the file is ever written again. */
  open(): LineFile;
}

/**
 * Reads a journal. A last line that was cut off is left out: its request was never sent.
 *
 * @throws UsageError where it is none
 */
export function readJournal(path: string): OldJournal {
  const text = readText(path);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries = whole
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line);
      } catch {
        throw new UsageError(`${path} is not a journal: line ${index + 1} is not JSON`);
      }
    });
  const problem = journalProblem(entries);
  if (problem) throw new UsageError(`${path} is not a journal: ${problem}`);
  const [heading, ...steps] = entries;
  const before: Before = {};
  let lateMs = 0;
  let file: LineFile | undefined;
  const journal = newJournal(
    (line) => file?.write(line),
    (line) => file?.later(line),
  );
  for (const { create, gone, found, late, nameless } of steps) {
    if (create) journal.create(create);
    if (gone) journal.gone(gone);
    if (nameless) journal.nameless(nameless);
    lateMs = Math.max(lateMs, late ?? 0);
    for (const [kind, names] of Object.entries(found ?? {}))
      before[kind] = new Set(names as string[]);
  }
  const open = () => {
    // A line that was cut off must not become the beginning of the next one.
    if (whole !== text) writeAside(path, whole);
    file = openLines(path, 'a');
    return file;
  };
  return { heading, journal, before, lateMs, open };
}

function leftIn(text: string): number {
  let left = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('{"create"')) left++;
    if (line.startsWith('{"gone"')) left--;
  }
  return left;
}
