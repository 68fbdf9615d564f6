import { closeSync, existsSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Journal, newJournal } from '../arrange/journal.ts';
import type { RunEvent } from '../model/run-record.ts';
import { UsageError } from './exit.ts';
import { makeFolder } from './make-folder.ts';
import { headerProblem, recordProblem } from './record-problem.ts';

/** A file that is written line by line, each line at once: what was written survives any end. */
export interface LineFile {
  path: string;
  write(line: string): void;
  /** Writes with the next line, or at the end: for what may be lost. */
  later(line: string): void;
  close(): void;
}

/**
 * Opens a file for writing, with its folders.
 *
 * @throws UsageError when that is not allowed, or later when the disk is full
 */
export function openLines(path: string): LineFile {
  try {
    makeFolder(dirname(path));
    const file = openSync(path, 'w');
    let waiting = '';
    const write = (line: string) => {
      try {
        writeSync(file, waiting + line);
      } catch (error) {
        throw unwritable(path, error);
      }
      waiting = '';
    };
    return {
      path,
      write,
      later: (line) => {
        waiting += line;
      },
      close() {
        if (waiting !== '') write('');
        closeSync(file);
      },
    };
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError(`cannot write ${path}: ${(error as Error).message}`);
}

/** Opens a file for a report; `-` is stdout. @throws UsageError when it cannot be written */
export function openTarget(path: string): LineFile {
  if (path !== '-') return openLines(path);
  const write = (text: string) => void process.stdout.write(text);
  return { path, write, later: write, close() {} };
}

/**
 * Opens a run's journal. One that still lists things is kept under another name.
 *
 * @param onFailure - called when a line cannot be written; what it announces is then not created
 */
export function openJournal(
  folder: string,
  heading: object,
  onFailure: (error: unknown) => void = () => {},
): { journal: Journal; file: LineFile } {
  const path = join(folder, 'journal.jsonl');
  if (existsSync(path) && leftIn(readFileSync(path, 'utf8')) > 0) {
    let number = 1;
    while (existsSync(join(folder, `journal.${number}.jsonl`))) number++;
    renameSync(path, join(folder, `journal.${number}.jsonl`));
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

/** Reads a run record. A last line that was cut off is left out. */
export function readRecord(path: string): RunEvent[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
  const events: RunEvent[] = [];
  const lines = text.split('\n').filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    try {
      events.push(JSON.parse(line) as RunEvent);
    } catch {
      if (index === lines.length - 1 && index > 0) break;
      throw new UsageError(`${path} is not a run record: line ${index + 1} is not JSON`);
    }
  }
  const other = headerProblem(events[0]);
  if (other) throw new UsageError(`${path} ${other}`);
  const problem = recordProblem(events);
  if (problem) throw new UsageError(`${path} is not a run record: ${problem}`);
  return events;
}

function leftIn(text: string): number {
  let left = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('{"create"')) left++;
    if (line.startsWith('{"gone"')) left--;
  }
  return left;
}
