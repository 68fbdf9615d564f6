import type { Clause, OperationSpec } from '../../specs/spec.ts';
import type { Thing } from '../arrange/journal.ts';
import type { Phrase } from '../model/phrase.ts';
import type {
  ClauseResult,
  FaultCell,
  Notice,
  RunEnd,
  WatchedResult,
} from '../model/run-record.ts';
import { basesOf } from './bases.ts';
import { blockedBy, causesOf } from './causes.ts';
import { type Count, countOf, merge } from './count.ts';
import type { ExperimentResult } from './examine.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions, RunResult } from './options.ts';
import { verdictOn } from './verdicts.ts';

/** All that is known when the last request was answered. */
interface Conclusion {
  spec: OperationSpec;
  options: RunOptions;
  found: ExperimentResult[];
  /** What valid requests were answered by, and the clause that it judges. */
  served: { clause: string; count: Count };
  end: RunEnd;
  /** Why what most clauses borrow could not be had; null where it could. */
  notArranged: Phrase | null;
  /** Why the plainest call is not accepted; null where it is, or nobody tried. */
  refusal: Phrase | null;
  implemented: boolean;
  left: Thing[];
  requests: number;
  made: number;
  mostAlive: number;
  /** How late reads were at most, in milliseconds; Infinity where some never showed a change. */
  lateMs: number;
}

/** Makes verdicts of what was found. */
export function conclude(about: Conclusion): RunResult {
  const { spec, options, found, end, implemented, left, requests, made, mostAlive } = about;
  const own = countsOf(found, 'own');
  const observed = countsOf(found, 'observed');
  if (implemented) own.set(about.served.clause, about.served.count);
  const verdict = (clause: Clause): ClauseResult =>
    verdictOn(clause, own.get(clause.id) ?? observed.get(clause.id), {
      end,
      notArranged: implemented ? about.notArranged : null,
      declaredAbsent: options.absent.has(clause.id),
      implemented,
      response: spec.response,
    });
  const judged = spec.clauses
    .filter(({ id }) => options.selected.has(id))
    .map((clause): ClauseResult => {
      const result = verdict(clause);
      const gated = result.verdict === 'skip' && gatedMember(clause.id, spec, options);
      return gated ? { ...result, reason: { code: 'needs-value', member: gated } } : result;
    });
  const others = spec.clauses
    .filter(({ id }) => options.watched?.has(id) && !options.selected.has(id))
    .map(verdict);
  // What is broken is told by whoever sees it; the rest is for the shard that decides.
  judged.push(...others.filter(({ counterexample }) => counterexample));
  const watched = others.filter(({ counterexample }) => !counterexample).map(seenOf);
  const results = blockedBy(judged, (id) => basesOf(id, options.restsOn));
  const untestable = results.some((one) => one.verdict === 'inconclusive') ? about.refusal : null;
  return {
    kind: 'ran',
    end: end === 'complete' && untestable ? 'unarranged' : end,
    results,
    watched,
    cells: cellsOf(found),
    notices: noticesOf(about, results, untestable),
    left,
    requests,
    made,
    mostAlive,
  };
}

function noticesOf(
  { spec, implemented, left, lateMs }: Conclusion,
  results: ClauseResult[],
  untestable: Phrase | null,
): Notice[] {
  const notices: Notice['notice'][] = [];
  if (!implemented) notices.push({ code: 'not-implemented', operation: spec.name });
  if (untestable) {
    notices.push({ code: 'unarranged', operation: spec.name, reason: untestable });
  }
  for (const { clause, blocked } of causesOf(results)) {
    notices.push({ code: 'cause', clause, blocked });
  }
  if (lateMs > 0) notices.push({ code: 'late-reads', ms: lateMs });
  const names = left.map(({ kind, name }) => `${kind} ${nameWords(name)}`);
  if (names.length > 0) notices.push({ code: 'left-behind', names });
  return notices.map((notice) => ({ kind: 'notice', notice }));
}

function seenOf({ clause, held, unproven, reason }: ClauseResult): WatchedResult {
  return { kind: 'watched', clause: clause.id, held, unproven, reason };
}

/** A name that is no text, or none to see, is written as JSON. */
function nameWords(name: Thing['name']): string {
  return typeof name === 'string' && name.trim() !== '' ? name : JSON.stringify(name);
}

/** Counts by clause: of the experiments' own clauses, or of the observed ones. */
export function countsOf(found: ExperimentResult[], which: 'own' | 'observed'): Map<string, Count> {
  const all = new Map<string, Count>();
  const add = (clause: string, count: Count) => merge(countOf(all, clause), count);
  for (const { experiment, own, observed } of found) {
    if (which === 'own') add(experiment.clause, own);
    else for (const [clause, count] of observed) add(clause, count);
  }
  return all;
}

/** The fault matrix: what was accepted × what came back. */
function cellsOf(found: ExperimentResult[]): FaultCell[] {
  const cells = new Map<string, FaultCell>();
  for (const { experiment, received } of found) {
    const { expects } = experiment;
    if (expects.kind === 'open') continue;
    const expected = expects.kind === 'refused' ? expects.types : ['success'];
    for (const [type, count] of received) {
      const key = `${expected.join()} ${type}`;
      const cell = cells.get(key) ?? {
        kind: 'fault-cell',
        expected,
        received: type,
        count: 0,
      };
      cell.count += count;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}
