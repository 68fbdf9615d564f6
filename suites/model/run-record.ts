import type { Clause } from '../../specs/spec.ts';
import type { Json } from './json.ts';
import type { VerdictKind } from './judgement.ts';
import type { CallSummary, Phrase } from './phrase.ts';
import type { Testimony } from './testimony.ts';
import type { Step } from './trace.ts';

/** First line of a run record. */
export interface RunHeader {
  kind: 'header';
  format: 'memorydb-conformance/run/1';
  suite: string;
  specRevision: string;
  operation: string;
  /** URL of the endpoint, or `reference` for the embedded one. */
  endpoint: string;
  region: string;
  startedAt: string;
  seed: number;
  runs: number;
  concurrency: number;
  timeoutMs: number;
  select: string[];
  sourceSnapshot: string | null;
  strict: boolean;
}

/** The smallest case that still breaks a clause, kept so that it can be run again. */
export interface Counterexample {
  /** Id of the experiment that made it. */
  experiment: string;
  seed: number;
  /** fast-check's path from the seed to this case. */
  path: string;
  shrinks: number;
  /** What the experiment was run with; its names are bound afresh at each run. */
  draw: Json;
  expected: Phrase;
  actual: Phrase;
  trace: RecordedStep[];
  /** Index of the step that shows it; null where it takes the whole trace. */
  step: number | null;
}

/** A step whose body is kept as text where it is UTF-8, else as base64. */
export type RecordedStep = Omit<Step, 'exchange'> & {
  request: {
    method: string;
    url: string;
    headers: [string, string][];
    body: string;
  };
  response:
    | {
        status: number;
        headers: [string, string][];
        body: string;
        encoding: 'utf8' | 'base64';
        bytes: number;
      }
    | { failure: { code: string; detail: string } };
  attempts: number;
};

/** The verdict on one clause. */
export interface ClauseResult {
  kind: 'clause';
  clause: Clause;
  verdict: VerdictKind;
  /** How many traces proved the clause kept, broke it, or proved nothing. */
  held: number;
  broke: number;
  unproven: number;
  /** Why the verdict is neither pass, fail nor warn. */
  reason: Phrase | null;
  counterexample: Counterexample | null;
  /** Requests that the run had sent when the clause was first seen broken. */
  spent: number | null;
  /** An order of calls that explains what was seen, where the clause asks for one. */
  witness: CallSummary[] | null;
}

/** What one experiment found about its own clause; written as soon as it is known. */
export interface ExperimentResult {
  kind: 'experiment';
  id: string;
  held: number;
  broke: number;
  unproven: number;
}

/** How often a fault type came back where others, or it, were accepted. */
export interface FaultCell {
  kind: 'fault-cell';
  /** The accepted types, or `success`. */
  expected: string[];
  received: string;
  count: number;
}

/** Something that a reader must know and that is no verdict. */
export interface Notice {
  kind: 'notice';
  notice:
    | { code: 'left-behind'; names: string[] }
    | { code: 'not-implemented'; operation: string }
    | ({ code: 'witness' } & Testimony);
}

/** Why a run came to its end. */
export type RunEnd =
  | 'complete'
  | 'interrupted'
  | 'endpoint-lost'
  | 'unreachable'
  | 'denied'
  | 'not-memorydb';

/** Last line of a run record; a file without it was cut off. */
export interface RunFooter {
  kind: 'footer';
  end: RunEnd;
  counts: Record<VerdictKind, number>;
  requests: number;
  ms: number;
  exitCode: number;
}

/** One line of a run record. */
export type RunEvent = RunHeader | ExperimentResult | ClauseResult | FaultCell | Notice | RunFooter;
