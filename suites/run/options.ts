import type { RestsOn } from '../../specs/rests-on.ts';
import type { Contract } from '../../specs/spec.ts';
import type { ArrangementHooks } from '../arrange/hooks.ts';
import type { Journal, Thing } from '../arrange/journal.ts';
import type { Patience } from '../arrange/patience.ts';
import type { Resources } from '../arrange/things.ts';
import type { Failure, Transport } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { ReplySummary } from '../model/phrase.ts';
import type {
  ClauseResult,
  ExperimentResult,
  FaultCell,
  Notice,
  RunEnd,
} from '../model/run-record.ts';
import type { ProtocolChoice } from './protocols.ts';

/** Everything a run needs; the network, the clock and the journal are handed in. */
export interface RunOptions {
  contract: Contract;
  resources: Resources;
  restsOn: RestsOn[];
  /** The operations under test, in order. */
  operations: string[];
  transport: Transport;
  journal: Journal;
  patience: Patience;
  /** The Region that requests are signed for, where it is known. */
  region?: string;
  /** Begins every name that the run makes, e.g. `cfm-3fk2a9-`. */
  prefix: string;
  seed: number;
  /** Draws per experiment. */
  runs: number;
  concurrency: number;
  /** Ids of the clauses to judge. */
  selected: Set<string>;
  /** Ids of clauses that the user declared absent. */
  absent: Set<string>;
  /** The user's own things to borrow, names by kind. */
  given: Record<string, string>;
  /** Further members for what is made to be borrowed, by kind. */
  members: Record<string, JsonObject>;
  /** No more than so many things of the run are alive at once. */
  mostAlive: number;
  /** An ordinary value of each optional member. A member without one is not sent at all. */
  ordinary: Record<string, Json>;
  /** Ways into states that the API alone cannot reach. */
  hooks: ArrangementHooks;
  /** Enter states too that others on the same account would feel. */
  destructive: boolean;
  /** Which protocols are tested; those that are spoken where it is left out. */
  protocols?: ProtocolChoice;
  /** Run experiments too that take long or cost much. */
  slow: boolean;
  stopped(): boolean;
  /** Ids of the experiments that will be examined, in order. */
  onPlan?(experiments: string[]): void;
  /** True for AWS itself: others may make up names. */
  isAws?: boolean;
  /** What came of the clean-up of a run that is replayed: nothing is deleted again. */
  cleaned?: Cleaned;
  onExperiment(result: ExperimentResult): void;
  /** Called when a clause is first seen broken by an experiment, before the case is made smaller. */
  onBroken?(clause: string): void;
  onProgress(progress: Progress): void;
}

/** What a clean-up came to. */
export interface Cleaned {
  requests: number;
  left: Thing[];
}

/** How far a run has come. */
export interface Progress {
  stage: 'arranging' | 'probing' | 'shrinking' | 'cleaning up';
  done: number;
  total: number;
  requests: number;
}

/** How a run ended: with verdicts, or before there could be any. */
export type RunResult =
  | {
      kind: 'ran';
      end: RunEnd;
      results: ClauseResult[];
      /** What was seen of the clauses that another shard decides. */
      cells: FaultCell[];
      notices: Notice[];
      /** What could not be deleted. */
      left: Thing[];
      requests: number;
      /** How many things were made, and the most that were alive at once. */
      made: number;
      mostAlive: number;
    }
  | { kind: 'unreachable'; failure: Failure }
  | { kind: 'denied'; reply: ReplySummary }
  | { kind: 'not-memorydb'; reply: ReplySummary };
