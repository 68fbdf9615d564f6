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
import { counted } from './counted.ts';
import { brief } from './escape.ts';
import { knownCounts } from './known.ts';
import { message } from './message.ts';
import { countWords, ending, noticeWords, shardWords } from './outcome.ts';

/** A run record sorted by what a report says of it. */
export interface Summary {
  header: RunHeader;
  /** Null where the record was cut off. */
  footer: RunFooter | null;
  results: ClauseResult[];
  /** Counted here: a record that was cut off has none of its own. */
  counts: Record<VerdictKind, number>;
  cells: FaultCell[];
  /** `138 passed, 1 failed, …` */
  words: string;
  /** That the run is not complete, and why; null for one that is. */
  incomplete: string | null;
  /** What makes the run fail beside its clauses. */
  also: AlsoFails[];
  /** What a reader must know beside the verdicts. */
  notices: string[];
}

/**
 * Sorts a run record.
 *
 * @throws Error for a record without a header: whoever reads one has checked that it is one
 */
export function summarise(events: RunEvent[]): Summary {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  if (!header) throw new Error('a run record begins with a header');
  const footer = events.find((event): event is RunFooter => event.kind === 'footer') ?? null;
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const counts = { pass: 0, fail: 0, warn: 0, inconclusive: 0, skip: 0, error: 0 };
  for (const { verdict } of results) counts[verdict]++;
  const notices = events.filter((event): event is Notice => event.kind === 'notice');
  return {
    header,
    footer,
    results,
    counts,
    cells: events.filter((event): event is FaultCell => event.kind === 'fault-cell'),
    words: countWords(counts, knownCounts(results)),
    incomplete: ending(footer?.end),
    also: alsoFails(footer, notices),
    notices: [
      ...[shardWords(header)].filter((words) => words !== null),
      ...notices.flatMap((event) => noticeWords(event, counts.inconclusive) ?? []),
    ],
  };
}

/** `146 clauses: 138 passed, 1 failed, …` */
export function totalWords({ results, words }: Summary): string {
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
