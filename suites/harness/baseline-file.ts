import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Baseline, BaselineEntry, KnownFailure } from '../model/baseline.ts';
import { clauseIds } from './clause-ids.ts';
import { UsageError } from './exit.ts';
import { suggest } from './flags.ts';
import { withItem, withoutItem } from './json-list.ts';
import { makeFolder } from './make-folder.ts';
import { readText } from './read-text.ts';
import { schemaProblem } from './schema.ts';
import type { Settings } from './settings.ts';

/** Where the package's schema lies for whoever installed it in this folder. */
const SCHEMA = join(
  'node_modules',
  'memorydb-conformance',
  'suites',
  'run',
  'baseline.schema.json',
);

/**
 * Reads the baseline of a run, or gives null for a run without one.
 *
 * @throws UsageError when it cannot be read, or says something that cannot be meant
 */
export function openBaseline({
  baseline: file,
  updateBaseline,
  shard,
}: Pick<Settings, 'baseline' | 'updateBaseline' | 'shard'>): Baseline | null {
  if (updateBaseline && file === null) {
    throw new UsageError('--update-baseline needs --baseline FILE to know which one');
  }
  if (updateBaseline && shard) {
    throw new UsageError(
      '--update-baseline needs a whole run, since shards would write over each other; leave out --shard',
    );
  }
  return file === null ? null : readBaseline(file, clauseIds(), updateBaseline);
}

/**
 * Reads a baseline.
 *
 * @param clauses - ids of all clauses that there are
 * @param create - take a file that is not there as one without entries
 * @throws UsageError when it cannot be read, or says something that cannot be meant
 */
export function readBaseline(file: string, clauses: string[], create: boolean): Baseline {
  return { file, entries: entriesOf(file, textOf(file, create), clauses) };
}

/**
 * Adds entries at the end of a baseline and takes others out. What people wrote stays as it is
 * written, also what they wrote while the run was under way: order, blanks, reasons, links, dates.
 *
 * @param clauses - ids of all clauses that there are
 * @throws UsageError when it cannot be read or written
 */
export function reviseBaseline(
  file: string,
  clauses: string[],
  { add, remove }: { add: KnownFailure[]; remove: KnownFailure[] },
): void {
  let text = textOf(file, true);
  const entries = entriesOf(file, text, clauses).map(({ clause }) => clause);
  for (const { clause } of remove) {
    const index = entries.indexOf(clause);
    if (index < 0) continue;
    entries.splice(index, 1);
    text = withoutItem(text, 'known', index);
  }
  for (const entry of add) {
    if (!entries.includes(entry.clause)) text = withItem(text, 'known', entry);
  }
  try {
    makeFolder(dirname(file));
    // In one step, so that no interruption leaves half a file.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

function textOf(file: string, create: boolean): string {
  if (create && !existsSync(file)) return emptyBaseline(file);
  try {
    return readText(file);
  } catch (error) {
    const hint = existsSync(file) ? '' : '; --update-baseline makes it';
    const words = (error as Error).message.replace(/^cannot read /, 'cannot read the baseline ');
    throw new UsageError(`${words}${hint}`);
  }
}

function entriesOf(file: string, text: string, clauses: string[]): BaselineEntry[] {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!tree || first) {
    const what = first ? `: ${printParseErrorCode(first.error)}` : '';
    throw new UsageError(`${file}:${lineAt(text, first?.offset ?? 0)} is not JSON${what}`);
  }
  const value = JSON.parse(text) as { known: KnownFailure[] };
  const problem = schemaProblem('run/baseline.schema.json', value, 'member');
  if (problem) throw new UsageError(`${file} is not a baseline: ${problem}`);
  const lines = new Map<string, number>();
  return value.known.map((entry, index) => {
    const line = lineAt(text, findNodeAtLocation(tree, ['known', index])?.offset ?? 0);
    const { clause } = entry;
    if (!clauses.includes(clause)) {
      throw new UsageError(`${file}:${line}: no clause ${clause}${suggest(clause, clauses, '')}`);
    }
    const before = lines.get(clause);
    if (before !== undefined) {
      throw new UsageError(
        `${file}:${line}: ${clause} has an entry already, in line ${before}; keep one of them`,
      );
    }
    lines.set(clause, line);
    return { ...entry, line };
  });
}

/** A baseline without entries, which names its schema to editors where there is one. */
function emptyBaseline(file: string): string {
  const path = relative(dirname(file), SCHEMA).replaceAll(sep, '/');
  const $schema = path.startsWith('.') ? path : `./${path}`;
  const content = { ...(existsSync(SCHEMA) && { $schema }), known: [] };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
