import type { ClauseResult, RecordedStep } from '../suites/model/run-record.ts';
import { brief, printable } from './escape.ts';
import { historyLines } from './history.ts';
import { message, requirement } from './message.ts';
import { quote } from './quote.ts';
import { fold } from './wrap.ts';

const LABEL = 13;
const INDENT = 8;

/** What is said of a broken clause, in every format; safe to print, each on one line. */
export interface Proof {
  /** Level, evidence and source of the clause. */
  origin: string;
  requirement: string;
  expected: string;
  actual: string;
  /** The smallest request that shows it; null where the record keeps none. */
  request: string | null;
  /** The command that runs it again: never shortened, since it is copied whole. */
  reproduce: string;
}

/**
 * The proof that a clause is broken, or null for one that is not.
 *
 * @param record - path of the run record, for the command
 */
export function proofOf({ clause, counterexample }: ClauseResult, record: string): Proof | null {
  if (!counterexample) return null;
  const step = failingStep(counterexample.trace, counterexample.step);
  return {
    origin: brief(`${clause.level} · ${clause.evidence} · ${clause.source}`),
    requirement: brief(requirement(clause)),
    expected: brief(message(counterexample.expected)),
    actual: brief(message(counterexample.actual)),
    request: step ? brief(requestWords(step)) : null,
    reproduce: printable(`memorydb-conformance repro ${record} ${clause.id}`),
  };
}

/** The proof as labels and texts, in the order of every report. */
export function proofRows(proof: Proof): [label: string, text: string][] {
  const { origin, requirement, expected, actual, request, reproduce } = proof;
  return [
    ['', origin],
    ['requirement', requirement],
    ['expected', expected],
    ['actual', actual],
    ...(request === null ? [] : [['request', request] as [string, string]]),
    ['reproduce', reproduce],
  ];
}

/** The proof as text, a line for each row. */
export function proofText(proof: Proof): string {
  return proofRows(proof)
    .map(([label, text]) => (label ? label.padEnd(LABEL) : '') + text)
    .join('\n');
}

/** What is required and what came instead, on one line. */
export function inShort({ requirement, expected, actual }: Proof): string {
  return `${requirement}; expected ${expected}; actual ${actual}`;
}

/** A failure on the terminal: the proof, folded. */
export function failureLines(
  result: ClauseResult,
  { width, record }: { width: number; record: string },
): string[] {
  const proof = proofOf(result, record);
  if (!proof) return [];
  const actual = result.counterexample?.actual;
  return proofRows(proof).map(([label, text]) => {
    // The shortest history that nothing explains: one call a line, where a sentence is not read.
    if (label === 'actual' && actual?.code === 'unexplained') {
      const lines = historyLines(actual.calls, 'unexplained', width, INDENT + LABEL);
      return ' '.repeat(INDENT) + label.padEnd(LABEL) + lines.join('\n').trimStart();
    }
    const indent = label ? INDENT + LABEL : INDENT;
    const folded = label === 'reproduce' ? text : fold(text, width, indent);
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
