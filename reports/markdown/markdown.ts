import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { ClauseResult, RunEvent } from '../../suites/model/run-record.ts';
import { brief } from '../escape.ts';
import { type Proof, proofOf } from '../failure.ts';
import { answeredWhen } from '../headline.ts';
import { baselineOf, failsRun, isKnown, knownWords } from '../known.ts';
import { MARKS } from '../marks.ts';
import { matrixRows } from '../matrix.ts';
import { requirement, seconds } from '../message.ts';
import { subject } from '../subject.ts';
import { reasonWords, type Summary, summarise } from '../summary.ts';
import { code, fenced, prose } from './inert.ts';
import { folded, lengthOf, type Section, table, within } from './table.ts';

/** A comment on GitHub holds 65,536 characters, a step's summary 1 MiB: one text for both. */
const LONGEST = 65_000;

/** A cell of a table with more characters than this helps nobody to look over it. */
const CELL = 300;

/**
 * Markdown for GitHub: a step's summary, or a comment on a pull request. Failures stand before anything
 * else; their requests, what could not be tested and the fault matrix are folded away. What does not
 * fit into a comment is left out from the end of each part, and a line says so.
 *
 * @param options - `record`: path of the run record, for the line that reproduces a failure
 */
export function markdown(events: RunEvent[], options: { record: string }): string {
  const summary = summarise(events);
  const lines = headLines(summary);
  const sections = [
    notices(summary),
    fresh(summary),
    known(summary),
    proofs(summary, options.record),
    untested(summary),
    matrix(summary),
  ].filter(({ rows }) => rows.length > 0);
  for (const [index, section] of sections.entries()) {
    const room = LONGEST - lengthOf(lines);
    // What a part leaves over is for those after it.
    const share = index === sections.length - 1 ? room : Math.floor(room / 2);
    lines.push('', ...within(share - 1, section));
  }
  return `${lines.join('\n')}\n`;
}

function headLines(summary: Summary): string[] {
  const { header, footer, counts, words, incomplete } = summary;
  const facts = [
    `on ${code(brief(header.endpoint, CELL))}`,
    ...(footer ? [`${footer.requests} requests`] : []),
    `seed ${header.seed}`,
    ...(footer ? [seconds(footer.ms)] : []),
    `suite ${prose(brief(header.suite, CELL))}`,
    prose(answeredWhen(header)),
  ];
  return [
    `### ${MARKS[worst(counts)]} MemoryDB ${prose(subject(header))}: ${words}`,
    '',
    facts.join(' · '),
    ...(incomplete ? ['', `**${prose(incomplete)}**`] : []),
  ];
}

/** A paragraph each: an old baseline may have many entries that have to go. */
function notices(summary: Summary): Section {
  const rows = summary.notices.map((notice) => prose(brief(notice, 2_000)));
  return { open: [], rows: rows.map((text, index) => (index > 0 ? `\n${text}` : text)), close: [] };
}

function worst(counts: Record<VerdictKind, number>): VerdictKind {
  const ranked: VerdictKind[] = ['fail', 'error', 'warn', 'inconclusive', 'pass'];
  return ranked.find((verdict) => counts[verdict] > 0) ?? 'skip';
}

/** What makes the run fail, then faults of the suite, then warnings, then what a baseline knows. */
function broken({ header, results }: Summary): ClauseResult[] {
  const rank = (result: ClauseResult) => {
    if (isKnown(result)) return 3;
    if (failsRun(result, header)) return 0;
    return result.verdict === 'error' ? 1 : 2;
  };
  return results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error' || verdict === 'warn')
    .sort((a, b) => rank(a) - rank(b));
}

/** What is broken and no baseline knows: all, for a run without one. */
function fresh(summary: Summary): Section {
  const rows = broken(summary)
    .filter((result) => !isKnown(result))
    .map((result) => {
      const proof = proofOf(result, '');
      const words = proof
        ? [proof.requirement, proof.expected, proof.actual]
        : [requirement(result.clause), '', reasonWords(result)];
      return [...clauseCells(result), ...words.map(cell)];
    });
  const section = table(['', 'Clause', 'Requirement', 'Expected', 'Actual'], rows);
  const file = baselineOf(summary.header);
  return file === null
    ? section
    : { ...section, open: [`Not known in ${code(brief(file, CELL))}:`, '', ...section.open] };
}

function known(summary: Summary): Section {
  const rows = broken(summary)
    .filter(isKnown)
    .map((result) => [...clauseCells(result), cell(knownWords(result) ?? '')]);
  return folded(`Known: ${rows.length}`, table(['', 'Clause', 'Why'], rows));
}

function proofs(summary: Summary, record: string): Section {
  const rows = broken(summary).flatMap((result) => {
    const proof = proofOf(result, record);
    return proof ? [proofBlock(result, proof)] : [];
  });
  const about =
    rows.length === 1 ? 'The request that shows it' : `The ${rows.length} requests that show it`;
  return folded(`${about}, and how to see it again`, { open: [], rows, close: [] });
}

function proofBlock({ clause }: ClauseResult, { origin, request, reproduce }: Proof): string {
  return [
    `${code(clause.id)} ${prose(origin)}`,
    '',
    ...(request === null ? [] : [fenced(request.startsWith('{') ? 'json' : 'text', request)]),
    fenced('sh', reproduce),
    '',
  ].join('\n');
}

function untested({ results }: Summary): Section {
  const rows = results
    .filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'skip')
    .map((result) => [...clauseCells(result), cell(reasonWords(result))]);
  return folded(`Not tested: ${rows.length}`, table(['', 'Clause', 'Why'], rows));
}

function matrix({ cells }: Summary): Section {
  const rows = matrixRows(cells).flatMap(({ expected, received }) =>
    received.map(({ mark, type, count }, index) => [
      index === 0 ? cell(expected) : '',
      `${mark} ${cell(type)}`,
      String(count),
    ]),
  );
  return folded(
    'Fault matrix: expected × received',
    table(['Expected', 'Received', 'Count'], rows),
  );
}

function clauseCells({ verdict, clause }: ClauseResult): string[] {
  return [MARKS[verdict], code(clause.id)];
}

function cell(text: string): string {
  return prose(brief(text, CELL));
}
