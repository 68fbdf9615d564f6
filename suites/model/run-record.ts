import type { Clause } from '../../specs/spec.ts';
import type { Baseline, BaselineEntry, KnownFailure, Staleness } from './baseline.ts';
import type { Json } from './json.ts';
import type { VerdictKind } from './judgement.ts';
import type { CallSummary, Phrase } from './phrase.ts';
import type { Step } from './trace.ts';

/** First line of a run record. */
export interface RunHeader {
  kind: 'header';
  format: 'memorydb-conformance/run/2';
  suite: string;
  specRevision: string;
  /** The operations that are tested, in order. */
  operations: string[];
  /** URL of the endpoint, or `reference` for the embedded one. */
  endpoint: string;
  /** The cassette that answered in its place, where one did. */
  cassette?: string;
  /** The day on which that cassette was recorded, `2026-11-23`. */
  recorded?: string;
  region: string;
  startedAt: string;
  seed: number;
  runs: number;
  concurrency: number;
  timeoutMs: number;
  select: string[];
  /** The user's own things that were borrowed, names by kind. */
  given: Record<string, string>;
  /** No more than so many things of the run are alive at once. */
  mostAlive: number;
  strict: boolean;
  /** Path of the configuration file; absent without one. */
  config?: string;
  /** Mark of all settings that decide about verdicts and have no member here. */
  settings?: string;
  /** The known failures that the run is held against; absent without a baseline. */
  baseline?: Baseline;
  /** The part of a run that this is; absent from a whole run. */
  shard?: Shard;
}

/** One part of a run that is divided among processes. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
  /** Operations and protocols whose clauses it decides, in order: no other shard has one of them. */
  owners: string[];
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
  /** True where it showed again when it was sent once more, alone; false where it did not. */
  confirmed?: boolean;
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
  /** The baseline's entry, where the clause is broken and is known to be. */
  known?: KnownFailure;
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
    /** Why the plainest call of an operation is not accepted, where clauses are inconclusive for it. */
    | { code: 'unarranged'; operation: string; reason: Phrase }
    /** Reads showed a change so many milliseconds late; null where some never did in time. */
    | { code: 'late-reads'; ms: number | null }
    /** A broken clause, and those that could not be decided because of it. */
    | { code: 'cause'; clause: string; blocked: string[] }
    | { code: 'stale-entry'; why: Staleness; file: string; entry: BaselineEntry }
    /** Ids of the clauses whose entries came and went. */
    | { code: 'baseline-updated'; file: string; added: string[]; removed: string[] }
    /** A cassette holds exchanges that nobody asked for. */
    | { code: 'unused'; count: number; experiments: string[] }
    /** A cassette was recorded when other clauses were, by this suite and these specs. */
    | {
        code: 'clauses-since';
        suite: string;
        specRevision: string;
        added: string[];
        removed: string[];
        changed: string[];
      };
}

/** Why a run came to its end. */
export type RunEnd =
  | 'complete'
  /** All was asked, but no plain call was accepted, without which most clauses prove nothing. */
  | 'unarranged'
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
  /** How many things the run made, and the most that were alive at once. */
  made: number;
  mostAlive: number;
  /** Of a merged run: the longest of its shards. */
  ms: number;
  exitCode: number;
  /** Of all lines before, and of this one without its sum; absent from what was never a file. */
  sha256?: string;
}

/** One line of a run record. */
export type RunEvent = RunHeader | ExperimentResult | ClauseResult | FaultCell | Notice | RunFooter;
