import { closeSync, openSync, readSync } from 'node:fs';
import { keepTokens } from '../../fixtures/cassette/parse.ts';
import { drift } from '../../fixtures/drift.ts';
import { driftReport } from '../../reports/drift.ts';
import { UsageError } from '../harness/exit.ts';
import { readCassette } from '../harness/replaying.ts';

/**
 * What an endpoint answers differently in two cassettes, as text, and whether that is nothing.
 *
 * @throws UsageError when one of them cannot be read
 */
export function compareCassettes(
  older: string,
  newer: string,
  width: number,
): { text: string; isSame: boolean } {
  const found = drift(readCassette(older, keepTokens), readCassette(newer, keepTokens));
  // Who wins among calls that are under way at once is chance.
  const changed = found.changed.filter(({ atOnce }) => !atOnce);
  const isSame = changed.length + found.added.length + found.removed.length === 0;
  return { text: driftReport(found, width), isSame };
}

/**
 * True for a file that says it is a cassette, whole or not.
 *
 * @throws UsageError when it cannot be read
 */
export function isCassette(path: string): boolean {
  const start = Buffer.alloc(64);
  try {
    const file = openSync(path, 'r');
    readSync(file, start);
    closeSync(file);
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
  return start.includes('{"kind":"header","format":"memorydb-conformance/cassette/');
}
