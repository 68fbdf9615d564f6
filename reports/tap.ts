import type { ClauseResult, RunHeader } from '../suites/model/run-record.ts';
import { printable } from './escape.ts';
import { proofOf, proofRows } from './failure.ts';
import { failsRun, knownWords } from './known.ts';
import { subject } from './subject.ts';
import { reasonWords, type Summary, totalWords } from './summary.ts';

/**
 * TAP version 14: a test point per clause, its proof in a YAML block.
 *
 * A broken SHOULD of a run that is not strict, and a failure that the run's baseline knows, is a `TODO`,
 * which fails nobody; inconclusive and skipped
 * clauses are `SKIP` and say which they are. A run that is not complete, or tested nothing, bails out, since
 * its skipped clauses would read as a success; a stale entry of the baseline is a test point of its own.
 */
export function tap(summary: Summary): string {
  const { header, results, remarks, also, facts, record } = summary;
  const fatal = also.find(({ kind }) => kind === 'error');
  const failed = also.filter(({ kind }) => kind === 'fail');
  const count = results.length + failed.length;
  const lines = [
    'TAP version 14',
    // A plan for none would say that all was skipped, whatever comes after it.
    ...(fatal && count === 0 ? [] : [`1..${count}`]),
    comment(`MemoryDB ${subject(header)} on ${header.endpoint}, seed ${header.seed}`),
    ...results.flatMap((result, index) => testPoint(result, index + 1, header, record)),
    ...failed.flatMap(({ name, words }, index) => [
      `not ok ${results.length + index + 1} - ${name}`,
      ...diagnosis('fail', [['reason', words]]),
    ]),
    comment(totalWords(summary)),
    ...remarks.map(({ words }) => comment(words)),
    ...facts.map(comment),
    ...(fatal ? [`Bail out! ${fatal.words}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function testPoint(
  result: ClauseResult,
  number: number,
  header: RunHeader,
  record: string,
): string[] {
  const { verdict, clause } = result;
  const name = `${number} - ${described(clause.id)}`;
  const reason = reasonWords(result);
  if (verdict === 'pass') return [`ok ${name}`];
  if (verdict === 'inconclusive' || verdict === 'skip') {
    return [`ok ${name} # SKIP ${described(`${verdict}: ${reason}`)}`];
  }
  const proof = proofOf(result, record);
  const rows: [string, string][] = proof
    ? proofRows(proof).map(([label, text]) => [label || 'clause', text])
    : [];
  if (reason) rows.push(['reason', reason]);
  const isNote = verdict !== 'error' && !failsRun(result, header);
  const note = knownWords(result) ?? `a broken ${clause.level}`;
  return [
    `not ok ${name}${isNote ? ` # TODO ${described(note)}` : ''}`,
    ...diagnosis(verdict, rows),
  ];
}

function diagnosis(verdict: string, rows: [string, string][]): string[] {
  // JSON strings are YAML strings, and hold no line feed.
  const lines = rows.map(([label, text]) => `  ${label}: ${JSON.stringify(text)}`);
  return ['  ---', `  verdict: ${verdict}`, ...lines, '  ...'];
}

/** In a description, a bare # would begin a directive. */
function described(text: string): string {
  return printable(text).replace(/[\\#]/g, '\\$&');
}

function comment(text: string): string {
  return `# ${printable(text)}`;
}
