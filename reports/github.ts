import type { ClauseResult } from '../suites/model/run-record.ts';
import { printable, printableLines } from './escape.ts';
import { proofOf, proofText } from './failure.ts';
import { failsRun, knownWords } from './known.ts';
import { subject } from './subject.ts';
import { reasonWords, type Summary, totalWords } from './summary.ts';

/**
 * Annotations of a GitHub workflow run, as workflow commands: an error for each clause that makes the
 * run fail, for all else that does, and for each fault of the suite, a warning for each other broken
 * clause, a notice with the counts. GitHub shows ten of a kind for a step and keeps the others in the
 * log, so failures come first.
 */
export function github(summary: Summary): string {
  const { header, broken, seenOnce, remarks, also, record } = summary;
  const level = (result: ClauseResult) =>
    failsRun(result, header) || result.verdict === 'error' ? 'error' : 'warning';
  const about = (result: ClauseResult) => {
    const proof = proofOf(result, record);
    const text = proof ? proofText(proof) : reasonWords(result);
    const lines = [...(knownWords(result) === null ? [] : [knownWords(result)]), text];
    return command(level(result), `${result.verdict} ${result.clause.id}`, lines.join('\n'));
  };
  const once = (result: ClauseResult) => {
    const proof = proofOf(result, record);
    const lines = [reasonWords(result), ...(proof ? [proofText(proof)] : [])];
    return command('notice', `seen-once ${result.clause.id}`, lines.join('\n'));
  };
  const commands = [
    ...also.map(({ words }) => command('error', `MemoryDB ${subject(header)}`, words)),
    ...broken.filter((result) => level(result) === 'error').map(about),
    ...broken.filter((result) => level(result) === 'warning').map(about),
    ...seenOnce.map(once),
    command(
      'notice',
      `MemoryDB ${subject(header)}`,
      [totalWords(summary), ...remarks.map(({ words }) => words), ...summary.facts].join('\n'),
    ),
  ];
  return `${commands.join('\n')}\n`;
}

function command(name: 'error' | 'warning' | 'notice', title: string, text: string): string {
  return `::${name} title=${property(printable(title))}::${data(printableLines(text))}`;
}

/** A command ends at the end of its line, and is decoded by `%25`, `%0D` and `%0A`. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property, a comma and a colon would end it. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
