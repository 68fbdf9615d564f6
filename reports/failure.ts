import type { ClauseResult, RecordedStep } from '../suites/model/run-record.ts';
import { printable } from './escape.ts';
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
  const step = failingStep(counterexample.trace);
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
    const folded = fold(printable(text), width, indent);
    return ' '.repeat(INDENT) + (label ? label.padEnd(LABEL) : '') + folded;
  });
}

/** The step that a reader wants to see: the last probe. */
export function failingStep(trace: RecordedStep[]): RecordedStep | undefined {
  return trace.findLast(({ role }) => role === 'probe') ?? trace.at(-1);
}

function requestWords({ input, request }: RecordedStep): string {
  const header = (name: string) => request.headers.find(([own]) => own.toLowerCase() === name)?.[1];
  if (input && header('content-type') === 'application/x-amz-json-1.1') return quote(input);
  const target = header('x-amz-target') ?? '(none)';
  return `X-Amz-Target: ${target}, Content-Type: ${header('content-type')}, body ${quote(request.body)}`;
}
