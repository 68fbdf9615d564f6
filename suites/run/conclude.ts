import type { Clause } from '../../specs/spec.ts';
import type { Thing } from '../arrange/journal.ts';
import type { ClauseResult, FaultCell, Notice, RunEnd } from '../model/run-record.ts';
import { basesOf } from './bases.ts';
import { blockedBy, causesOf } from './causes.ts';
import { type Count, countOf, merge } from './count.ts';
import type { ExperimentResult } from './examine.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions, RunResult } from './options.ts';
import { isShared } from './protocols.ts';
import type { Tested } from './tested.ts';
import { verdictOn } from './verdicts.ts';

/** All that is known when the last request was answered. */
interface Conclusion {
  tested: Tested[];
  options: RunOptions;
  end: RunEnd;
  left: Thing[];
  requests: number;
  made: number;
  mostAlive: number;
  /** How late reads were at most, in milliseconds. */
  lateMs: number;
}

/** Makes verdicts of what was found. */
export function conclude(about: Conclusion): RunResult {
  const { tested, options, end, left, requests, made, mostAlive } = about;
  const { service } = options.contract;
  const first =
    tested.find((own) => own.protocol) ?? tested.find(({ answered }) => answered) ?? tested[0];
  // What every answer shows of the protocol counts, whatever operation was called.
  const all = tested.flatMap(({ found }) => found);
  const ofAll = allCounts(all);
  const judged = tested.flatMap((own) => {
    const counts = allCounts(own.found);
    return own.spec.clauses
      .filter(({ id }) => options.selected.has(id))
      .filter(({ id }) => own === first || !isShared(id, service))
      .map((clause) =>
        verdictOf(clause, own, isShared(clause.id, service) ? ofAll : counts, about),
      );
  });
  const results = blockedBy(judged, (id) => basesOf(id, options.restsOn));
  const isUntested = ({ spec, refusal }: Tested) =>
    refusal !== null &&
    results.some(
      ({ verdict, clause }) => verdict === 'inconclusive' && clause.id.startsWith(`${spec.name}/`),
    );
  const untested = tested.filter(isUntested);
  const isWhole = untested.length < tested.length || tested.length === 0;
  return {
    kind: 'ran',
    end: end === 'complete' && !isWhole ? 'unarranged' : end,
    results,
    cells: cellsOf(all),
    notices: noticesOf(about, results, untested),
    left,
    requests,
    made,
    mostAlive,
  };
}

/** Counts by clause: of the experiments' own clauses, and of those on answers. */
interface AllCounts {
  own: Map<string, Count>;
  observed: Map<string, Count>;
}

function allCounts(found: ExperimentResult[]): AllCounts {
  return { own: countsOf(found, 'own'), observed: countsOf(found, 'observed') };
}

function verdictOf(
  clause: Clause,
  { spec, served, implemented, notArranged }: Tested,
  { own, observed }: AllCounts,
  { options, end }: Conclusion,
): ClauseResult {
  const counts =
    implemented && clause.id === served.clause
      ? served.count()
      : (own.get(clause.id) ?? observed.get(clause.id));
  const result = verdictOn(clause, counts, {
    end,
    notArranged: implemented ? notArranged : null,
    declaredAbsent: options.absent.has(clause.id),
    implemented,
    response: spec.response,
    unreached: spec.unreached,
  });
  const gated = result.verdict === 'skip' && gatedMember(clause.id, spec, options);
  return gated ? { ...result, reason: { code: 'needs-value', member: gated } } : result;
}

function noticesOf(
  { tested, left, lateMs }: Conclusion,
  results: ClauseResult[],
  untested: Tested[],
): Notice[] {
  const notices: Notice['notice'][] = [];
  for (const { spec, implemented } of tested) {
    if (!implemented) notices.push({ code: 'not-implemented', operation: spec.name });
  }
  for (const { spec, refusal } of untested) {
    if (refusal) notices.push({ code: 'unarranged', operation: spec.name, reason: refusal });
  }
  for (const { clause, blocked } of causesOf(results)) {
    notices.push({ code: 'cause', clause, blocked });
  }
  if (lateMs > 0) {
    notices.push({ code: 'late-reads', ms: Number.isFinite(lateMs) ? lateMs : null });
  }
  const names = left.map(({ kind, name }) => `${kind} ${nameWords(name)}`);
  if (names.length > 0) notices.push({ code: 'left-behind', names });
  return notices.map((notice) => ({ kind: 'notice', notice }));
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
