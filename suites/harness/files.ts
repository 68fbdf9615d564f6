import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunEvent } from '../model/run-record.ts';
import { UsageError } from './exit.ts';
import { makeFolder } from './make-folder.ts';
import { readText } from './read-text.ts';
import { headerProblem, recordProblem } from './record-problem.ts';
import { sumProblem } from './record-sum.ts';

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
 * @param how - anew, or after what stands there
 * @throws UsageError when that is not allowed, or later when the disk is full
 */
export function openLines(path: string, how: 'w' | 'a' = 'w'): LineFile {
  try {
    makeFolder(dirname(path));
    const file = openSync(path, how);
    let waiting = '';
    const write = (line: string) => {
      try {
        const bytes = Buffer.from(waiting + line);
        // A disk that is nearly full takes a part.
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
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

/** Reads a run record. A last line that was cut off is left out. */
export function readRecord(path: string): RunEvent[] {
  const text = readText(path);
  const events: RunEvent[] = [];
  const lines = text.split('\n').filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    try {
      events.push(JSON.parse(line) as RunEvent);
    } catch {
      if (index === lines.length - 1 && index > 0 && !text.endsWith('\n')) break;
      throw new UsageError(`${path} is not a run record: line ${index + 1} is not JSON`);
    }
  }
  const other = headerProblem(events[0]);
  if (other) throw new UsageError(`${path} ${other}`);
  const problem = recordProblem(events);
  if (problem) throw new UsageError(`${path} is not a run record: ${problem}`);
  const end = events.findIndex(({ kind }) => kind === 'footer');
  if (end >= 0 && end < events.length - 1) {
    throw new UsageError(`${path} is not a run record: line ${end + 2} comes after its end`);
  }
  // A record without its end is of a run that was cut off: nothing sums it up.
  const isSummed = end >= 0 || Object.hasOwn(events.at(-1) ?? {}, 'sha256');
  const changed = isSummed ? sumProblem(text) : null;
  if (changed) throw new UsageError(`${path} ${changed}`);
  return events;
}
