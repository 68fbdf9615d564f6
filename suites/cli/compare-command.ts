import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import {
  type Comparison,
  compare,
  type Given,
  type Incomparable,
} from '../../reports/compare/comparison.ts';
import { isWorse } from '../../reports/compare/drift.ts';
import { COMPARE_FORMATS } from '../../reports/compare/render.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { openLines, readRecord } from '../harness/files.ts';
import { type Flags, parseFlags, suggest } from '../harness/flags.ts';
import { usesColor } from './color.ts';
import { compareCassettes, isCassette } from './compare-cassettes.ts';
import { COMPARE_FLAGS } from './pages/compare.ts';

/** `compare`: several saved runs side by side, and what changed between runs of one endpoint. */
export async function compareCommand(args: string[]): Promise<number> {
  const { flags, rest } = parseFlags('compare', args, COMPARE_FLAGS, Number.POSITIVE_INFINITY);
  const out = flags['out'] as string | undefined;
  if (rest.some((path) => existsSync(path) && isCassette(path))) return cassettes(rest, flags);
  const format = formatOf(flags['format'] as string | undefined, out);
  const result = compare(rest.map(given));
  if (!result.ok) throw new UsageError(problemWords(result.problem));
  const { comparison } = result;
  if (flags['fail-on-drift'] && comparison.drifts.length === 0) {
    throw new UsageError(
      '--fail-on-drift: no two of the runs are of one endpoint; give both the same name: NAME=OLD.jsonl NAME=NEW.jsonl',
    );
  }
  const all = Boolean(flags['all']);
  const onTerminal = { color: usesColor(), width: process.stdout.columns ?? 80, all };
  if (out === undefined) process.stdout.write(show(format, comparison, onTerminal));
  else {
    const text = show(format, comparison, { color: false, width: 80, all });
    const file = openLines(out);
    file.write(text);
    file.close();
    process.stdout.write(`${show('terminal', comparison, onTerminal)}report ${out}\n`);
  }
  const isWorseNow = comparison.drifts.some(({ changes }) => changes.some(isWorse));
  return flags['fail-on-drift'] && isWorseNow ? EXIT.doesNotConform : EXIT.conforms;
}

/** Two recordings of one endpoint: what it answers differently. */
function cassettes(paths: string[], flags: Flags): number {
  const [older, newer] = paths;
  if (older === undefined || newer === undefined || paths.length > 2 || !paths.every(isCassette)) {
    throw new UsageError('compare takes either run records, or two cassettes: OLD.jsonl NEW.jsonl');
  }
  if (flags['format'] !== undefined) {
    throw new UsageError('--format: two cassettes are compared as text; leave it out');
  }
  const { text, isSame } = compareCassettes(older, newer, process.stdout.columns ?? 80);
  const out = flags['out'] as string | undefined;
  if (out !== undefined) {
    const file = openLines(out);
    file.write(compareCassettes(older, newer, 80).text);
    file.close();
  }
  process.stdout.write(text);
  return flags['fail-on-drift'] && !isSame ? EXIT.doesNotConform : EXIT.conforms;
}

function show(
  format: string,
  comparison: Comparison,
  view: { color: boolean; width: number; all: boolean },
): string {
  return COMPARE_FORMATS[format]?.render(comparison, view) ?? '';
}

/** The format that was asked for, or the one that the file's ending says. */
function formatOf(asked: string | undefined, out: string | undefined): string {
  const known = Object.keys(COMPARE_FORMATS);
  if (asked !== undefined) {
    if (known.includes(asked)) return asked;
    throw new UsageError(
      `no format ${asked}${suggest(asked, known, '')} (there are ${known.join(', ')})`,
    );
  }
  if (out === undefined) return 'terminal';
  const ending = extname(out).toLowerCase();
  const format = known.find((name) => COMPARE_FORMATS[name]?.endings.includes(ending));
  if (format !== undefined) return format;
  const endings = Object.values(COMPARE_FORMATS).flatMap((own) => own.endings);
  throw new UsageError(
    `--out ${out}: end the name in ${endings.join(', ')}, or say which --format (${known.join(', ')})`,
  );
}

/** `NAME=FILE`, or a file. */
function given(argument: string): Given {
  const [, name, file] = /^([^=]+)=(.+)$/s.exec(argument) ?? [];
  // A file whose own name has an equals sign is that file.
  return name === undefined || file === undefined || existsSync(argument)
    ? { path: argument, name: null, events: readRecord(argument) }
    : { path: file, name, events: readRecord(file) };
}

function problemWords(problem: Incomparable): string {
  switch (problem.code) {
    case 'too-few':
      return 'compare RECORD RECORD …: name two run records or more, e.g. old.jsonl new.jsonl';
    case 'other-operation': {
      const [first, second] = problem.operations;
      const [path, other] = problem.paths;
      return `${path} is a run of ${first} and ${other} one of ${second}; only runs that share an operation can be compared`;
    }
    case 'no-verdicts':
      return `${problem.path} holds no verdict: its run was cut off or could test nothing; leave it out or run it again`;
  }
}
