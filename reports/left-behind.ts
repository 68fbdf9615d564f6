import type { Notice, RunHeader } from '../suites/model/run-record.ts';
import { some } from './counted.ts';
import { printable } from './escape.ts';

/** What a run made and could not delete. */
export interface LeftBehind {
  /** `snapshot cfm-a-1` */
  names: string[];
  /**
   * The command that deletes them, safe to print; null where the record is not in the folder of its run, or
   * the endpoint is gone.
   */
  command: string | null;
}

/** What a record says of what was left behind. */
export function leftIn(
  told: Notice['notice'][],
  { endpoint }: RunHeader,
  record: string,
): LeftBehind | null {
  const names = told.flatMap((own) => (own.code === 'left-behind' ? own.names : []));
  if (names.length === 0) return null;
  // A run writes its journal beside its record; a shell may want the path in quotes.
  const journal = /^(.*)\brun\.jsonl(['"]?)$/s.exec(record);
  const command =
    journal && endpoint !== 'reference'
      ? printable(`memorydb-conformance cleanup ${journal[1]}journal.jsonl${journal[2]}`)
      : null;
  return { names, command };
}

/** It on one line: how to be rid of it, and the first names. */
export function leftWords(left: LeftBehind): string {
  return `Left behind, ${ridWords(left)}: ${some(left.names, 10)}`;
}

/** How to be rid of it. */
export function ridWords({ command }: LeftBehind): string {
  return command === null
    ? "to be deleted by cleanup with the run's journal, or by hand"
    : `to be deleted by ${command}`;
}
