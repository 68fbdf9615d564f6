import type { VerdictKind } from '../suites/model/judgement.ts';
import type {
  ClauseResult,
  FaultCell,
  Notice,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../suites/model/run-record.ts';
import { type AlsoFails, alsoFails } from './also-fails.ts';
import { type Cause, causesIn, isBlocked } from './causes.ts';
import { counted } from './counted.ts';
import { brief } from './escape.ts';
import { factsOf } from './facts.ts';
import { type Headline, headlineOf } from './headline.ts';
import { type Hindrance, hindrancesIn } from './hindrances.ts';
import { failsRun, isKnown, knownCounts } from './known.ts';
import { type LeftBehind, leftIn } from './left-behind.ts';
import { message } from './message.ts';
import { type OperationCounts, operationCounts } from './operations.ts';
import { countsOf, countWords, ending } from './outcome.ts';
import { type Remark, remarksOf } from './remarks.ts';

/** All that the reports say of a run: made once of its record, and handed to each of them. */
export interface Summary extends Headline {
  /** As they were read. */
  events: RunEvent[];
  /** Where the record is, as a shell takes it: for the commands that a report shows. */
  record: string;
  header: RunHeader;
  /** Null where the record was cut off. */
  footer: RunFooter | null;
  results: ClauseResult[];
  /** Counted here: a record that was cut off has none of its own. */
  counts: Record<VerdictKind, number>;
  cells: FaultCell[];
  /** `138 passed, 1 failed, …` */
  words: string;
  /** Counts by operation, where more than one was tested; else nothing. */
  operations: OperationCounts[];
  /** That the run is not complete, and why; null for one that is. */
  incomplete: string | null;
  /** Broken clauses for which others wait, those first that most wait for. */
  causes: Cause[];
  /**
   * What is broken, and faults of the suite: what makes the run fail, then faults, then warnings, then
   * what a baseline knows; among them those first for which most others wait.
   */
  broken: ClauseResult[];
  /** What broke a clause once, and not again when it was tried alone: no failures. */
  seenOnce: ClauseResult[];
  /** MUSTs that something hindered and nobody declared, by what hindered them. */
  hindrances: Hindrance[];
  /** What the run made and could not delete; null where there is nothing. */
  left: LeftBehind | null;
  /** What the run took, in words: `made 50 things, at most 12 alive at once`. */
  facts: string[];
  /** What makes the run fail beside its clauses. */
  also: AlsoFails[];
  /** What the record says beside the verdicts. */
  told: Notice['notice'][];
  /** The same in words, causes first. */
  remarks: Remark[];
}

/**
 * Sorts a run record by what reports say of it.
 *
 * @param record - where the record is, as a shell takes it
 * @throws Error for a record without a header: whoever reads one has checked that it is one
 */
export function summarise(
  events: RunEvent[],
  { record = 'reports/latest/run.jsonl' }: { record?: string } = {},
): Summary {
  const header = headerOf(events);
  const footer = events.find((event): event is RunFooter => event.kind === 'footer') ?? null;
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const told = events.flatMap((event) => (event.kind === 'notice' ? [event.notice] : []));
  const counts = countsOf(results);
  const causes = causesIn(results);
  const incomplete = ending(footer?.end);
  const hindrances = hindrancesIn(results);
  const left = leftIn(told, header, record);
  const broken = inOrder(results, header, causes);
  const about = { footer, incomplete, hindrances, left, told, broken, header };
  return {
    events,
    record,
    header,
    footer,
    results,
    counts,
    cells: events.filter((event): event is FaultCell => event.kind === 'fault-cell'),
    words: countWords(counts, knownCounts(results)),
    operations: operationCounts(header, results),
    incomplete,
    causes,
    broken,
    seenOnce: results.filter(({ reason }) => reason?.code === 'seen-once'),
    hindrances,
    left,
    facts: factsOf(footer, told),
    also: alsoFails(about),
    told,
    remarks: remarksOf({ header, results, told, causes, left }),
    ...headlineOf(footer, { hindrances, left }),
  };
}

/** A run's header: every record begins with one, and none without is read. */
export function headerOf(events: RunEvent[]): RunHeader {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  if (!header) throw new Error('a run record begins with a header');
  return header;
}

/** `146 clauses: 138 passed, 1 failed, …` */
export function totalWords({ results, words }: Pick<Summary, 'results' | 'words'>): string {
  return `${counted(results.length, 'clause')}: ${words}`;
}

/** Why a clause has no pass or fail, safe to print; empty where the record gives no reason. */
export function reasonWords({ reason }: ClauseResult): string {
  return reason ? brief(message(reason)) : '';
}

/** A clause's id in two: owner and family, if it has one, and the rest. */
export function partsOf({ clause }: ClauseResult): { group: string; name: string } {
  const [owner = '', family = '', ...rest] = clause.id.split('/');
  return rest.length > 0
    ? { group: `${owner}/${family}`, name: rest.join('/') }
    : { group: owner, name: family };
}

/** What could not be tested and is not told under a heading of its own: not blocked, not seen once. */
export function plainlyUntested({ results }: Pick<Summary, 'results'>): ClauseResult[] {
  return results.filter(
    (result) =>
      (result.verdict === 'inconclusive' || result.verdict === 'skip') &&
      !isBlocked(result) &&
      result.reason?.code !== 'seen-once',
  );
}

function inOrder(results: ClauseResult[], header: RunHeader, causes: Cause[]): ClauseResult[] {
  const waiting = new Map(causes.map(({ clause, blocked }) => [clause, blocked.length]));
  const rank = (result: ClauseResult) => {
    if (isKnown(result)) return 3;
    if (failsRun(result, header)) return 0;
    return result.verdict === 'error' ? 1 : 2;
  };
  const freed = ({ clause }: ClauseResult) => waiting.get(clause.id) ?? 0;
  return results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error' || verdict === 'warn')
    .sort((a, b) => rank(a) - rank(b) || freed(b) - freed(a));
}
