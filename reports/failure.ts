import type { ClauseResult, RecordedStep } from '../suites/model/run-record.ts';
import { brief, printable } from './escape.ts';
import { message, quote, requirement } from './message.ts';
import type { TerminalOptions } from './terminal.ts';
import { fold } from './wrap.ts';

const LABEL = 13;
const INDENT = 8;

/** A failure: the clause in words, expected, actual, the smallest request, how to see it again. */
export function failureLines(
  { clause, counterexample }: ClauseResult,
  { width, record }: TerminalOptions,
): string[] {
  if (!counterexample) return [];
  const step = failingStep(counterexample.trace, counterexample.step);
  const rows: [string, string][] = [
    ['', `${clause.level} · ${clause.evidence} · ${clause.source}`],
    ['requirement', requirement(clause)],
    ['expected', message(counterexample.expected)],
    ['actual', message(counterexample.actual)],
  ];
  if (step) rows.push(['request', requestWords(step)]);
  rows.push(['reproduce', `memorydb-conformance repro ${record} ${clause.id}`]);
  return rows.map(([label, text]) => {
    const indent = label ? INDENT + LABEL : INDENT;
    // A command is copied whole.
    const folded = label === 'reproduce' ? printable(text) : fold(brief(text), width, indent);
    return ' '.repeat(INDENT) + (label ? label.padEnd(LABEL) : '') + folded;
  });
}

/** The step that a reader wants to see: the one that shows it, or the last probe. */
export function failingStep(trace: RecordedStep[], step: number | null): RecordedStep | undefined {
  if (step !== null) return trace[step];
  return trace.findLast(({ role }) => role === 'probe') ?? trace.at(-1);
}

/** The request in a few words: its input, or its headers and body where it is no ordinary call. */
export function requestWords({ operation, input, request }: RecordedStep): string {
  const header = (name: string) => request.headers.find(([own]) => own.toLowerCase() === name)?.[1];
  const target = header('x-amz-target') ?? '(none)';
  const isWhole = header('content-type') === 'application/x-amz-json-1.1';
  if (input && isWhole && target === `AmazonMemoryDB.${operation}`) return quote(input);
  return `X-Amz-Target: ${target}, Content-Type: ${header('content-type')}, body ${quote(request.body)}`;
}
