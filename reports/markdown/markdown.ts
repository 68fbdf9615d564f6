import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { ClauseResult } from '../../suites/model/run-record.ts';
import { shortIds, waitingWords } from '../causes.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { type Proof, proofOf } from '../failure.ts';
import { answeredWhen } from '../headline.ts';
import { DECLARE, hinderedCount } from '../hindrances.ts';
import { baselineOf, isKnown, knownWords } from '../known.ts';
import { MARKS, VERDICTS } from '../marks.ts';
import { matrixRows } from '../matrix.ts';
import { requirement } from '../message.ts';
import { seconds } from '../quote.ts';
import { subject } from '../subject.ts';
import { plainlyUntested, reasonWords, type Summary } from '../summary.ts';
import { code, fenced, prose } from './inert.ts';
import { folded, lengthOf, type Section, table, within } from './table.ts';

/** A comment on GitHub holds 65,536 characters, a step's summary 1 MiB: one text for both. */
const LONGEST = 65_000;

/** A cell of a table with more characters than this helps nobody to look over it. */
const CELL = 300;

/** Of many clauses in one cell some are named. */
const MOST_WAITING = 8;

/** What has a place of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['cause', 'late-reads', 'left-behind']);

/**
 * Markdown for GitHub: a step's summary, or a comment on a pull request. What to mend first and what failed
 * stand before anything else; their requests, what could not be tested and the fault matrix are folded away.
 * What does not fit into a comment is left out from the end of each part, and a line says so.
 */
export function markdown(summary: Summary): string {
  const lines = headLines(summary);
  const sections = [
    causes(summary),
    remarks(summary),
    fresh(summary),
    hindered(summary),
    seenOnce(summary),
    left(summary),
    operations(summary),
    known(summary),
    proofs(summary),
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
    ...summary.facts.map(prose),
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

/** The broken clauses for which others wait. */
function causes(summary: Summary): Section {
  const rows = summary.causes.map((cause) => [
    MARKS[cause.result?.verdict ?? 'fail'],
    code(brief(cause.clause, CELL)),
    cell(waitingWords(cause)),
    shortIds(cause)
      .slice(0, MOST_WAITING)
      .map((id) => code(brief(id, CELL)))
      .join(', ') + (cause.blocked.length > MOST_WAITING ? ', …' : ''),
  ]);
  return table(['', 'To be mended first', '', 'Waiting'], rows);
}

/** A paragraph each: an old baseline may have many entries that have to go. */
function remarks(summary: Summary): Section {
  const rows = summary.remarks
    .filter(({ code: own }) => !ELSEWHERE.has(own))
    .map(({ words }) => prose(brief(words, 2_000)));
  return { open: [], rows: rows.map((text, index) => (index > 0 ? `\n${text}` : text)), close: [] };
}

/** The MUSTs that something hindered, by what it was, and how to declare it. */
function hindered({ hindrances }: Summary): Section {
  const rows = hindrances.map(({ reason, clauses }) => [
    String(clauses.length),
    cell(reason),
    clauses
      .slice(0, MOST_WAITING)
      .map((id) => code(brief(id, CELL)))
      .join(', ') + (clauses.length > MOST_WAITING ? ', …' : ''),
  ]);
  const words = `${counted(hinderedCount(hindrances), 'MUST')} could not be tested, which nobody declared. ${DECLARE}`;
  const section = table(['', 'Hindered by', 'Clauses'], rows);
  return { ...section, open: [prose(words), '', ...section.open] };
}

/** What broke a clause once, and not again: no failures. */
function seenOnce(summary: Summary): Section {
  const rows = summary.seenOnce.map((result) => {
    const proof = proofOf(result, '');
    const words = proof ? [proof.requirement, proof.expected, proof.actual] : ['', '', ''];
    return [...clauseCells(result), ...words.map(cell)];
  });
  return table(['', 'Seen once, and not again', 'Requirement', 'Expected', 'Actual'], rows);
}

/** What the run could not delete, and the command that deletes it. */
function left(summary: Summary): Section {
  if (!summary.left) return { open: [], rows: [], close: [] };
  const { names, command } = summary.left;
  return {
    open: [prose(`Left behind: ${counted(names.length, 'thing')}`), ''],
    rows: names.map((name) => `- ${code(brief(name, CELL))}`),
    close: command === null ? [] : ['', fenced('sh', command)],
  };
}

/** Counts by operation, where more than one was tested. */
function operations(summary: Summary): Section {
  const rows = summary.operations.map(({ owner, counts }) => [
    code(owner),
    ...VERDICTS.map((verdict) => (counts[verdict] > 0 ? String(counts[verdict]) : '')),
  ]);
  return folded(
    `By operation: ${rows.length}`,
    table(['', ...VERDICTS.map((verdict) => MARKS[verdict])], rows),
  );
}

function worst(counts: Record<VerdictKind, number>): VerdictKind {
  const ranked: VerdictKind[] = ['fail', 'error', 'warn', 'inconclusive', 'pass'];
  return ranked.find((verdict) => counts[verdict] > 0) ?? 'skip';
}

/** What is broken and no baseline knows: all, for a run without one. */
function fresh(summary: Summary): Section {
  const rows = summary.broken
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
  const rows = summary.broken
    .filter(isKnown)
    .map((result) => [...clauseCells(result), cell(knownWords(result) ?? '')]);
  return folded(`Known: ${rows.length}`, table(['', 'Clause', 'Why'], rows));
}

function proofs(summary: Summary): Section {
  const { broken, seenOnce: once, record } = summary;
  const rows = [...broken, ...once].flatMap((result) => {
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

function untested(summary: Summary): Section {
  const rows = plainlyUntested(summary).map((result) => [
    ...clauseCells(result),
    cell(reasonWords(result)),
  ]);
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
