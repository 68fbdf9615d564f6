import type { Clause, OperationSpec } from '../../specs/spec.ts';
import type { Resource } from '../arrange/journal.ts';
import type { Source } from '../arrange/source.ts';
import type { Phrase } from '../model/phrase.ts';
import type {
  ClauseResult,
  FaultCell,
  Notice,
  RunEnd,
  WatchedResult,
} from '../model/run-record.ts';
import type { Findings } from './examine.ts';
import { gatedMember } from './gated.ts';
import type { RunOptions, RunResult } from './options.ts';
import { merge, type Tally, tallyOf } from './tally.ts';
import { verdictOn } from './verdicts.ts';

/** All that is known when the last request was answered. */
interface Conclusion {
  spec: OperationSpec;
  options: RunOptions;
  found: Findings[];
  end: RunEnd;
  source: Source;
  /** Why no ordinary copy could be made; null where one was, or nobody tried. */
  noCopy: Phrase | null;
  implemented: boolean;
  left: Resource[];
  requests: number;
}

/** Makes verdicts of findings. */
export function conclude(about: Conclusion): RunResult {
  const { spec, options, found, end, source, implemented, left, requests } = about;
  const own = tallies(found, 'own');
  const observed = tallies(found, 'observed');
  const verdict = (clause: Clause): ClauseResult =>
    verdictOn(clause, own.get(clause.id) ?? observed.get(clause.id), {
      end,
      noSource: source.ok || !implemented ? null : { code: 'no-source', reason: source.reason },
      declaredAbsent: options.absent.has(clause.id),
      implemented,
      response: spec.response,
    });
  const results: ClauseResult[] = [];
  const watched: WatchedResult[] = [];
  for (const clause of spec.clauses) {
    const { id } = clause;
    if (options.selected.has(id)) {
      const result = verdict(clause);
      const gated = result.verdict === 'skip' && gatedMember(id, spec, options);
      results.push(gated ? { ...result, reason: { code: 'needs-value', member: gated } } : result);
    } else if (options.watched?.has(id)) {
      const result = verdict(clause);
      // What is broken is told by whoever sees it; the rest is for the shard that decides.
      if (result.counterexample) results.push(result);
      else watched.push(seenOf(result));
    }
  }
  const notices: Notice[] = [];
  if (!implemented)
    notices.push({
      kind: 'notice',
      notice: { code: 'not-implemented', operation: spec.name },
    });
  const strays = found.flatMap((own) => [...own.strays].map((name) => `snapshot ${name}`));
  const untestable = results.some((own) => own.verdict === 'inconclusive') ? about.noCopy : null;
  if (untestable) notices.push({ kind: 'notice', notice: { code: 'no-copy', reason: untestable } });
  const names = [...left.map(({ kind, name }) => `${kind} ${name}`), ...new Set(strays)];
  if (names.length > 0) {
    notices.push({ kind: 'notice', notice: { code: 'left-behind', names } });
  }
  return {
    kind: 'ran',
    end: end === 'complete' && untestable ? 'no-copy' : end,
    results,
    watched,
    cells: cellsOf(found),
    notices,
    left,
    requests,
  };
}

function seenOf({ clause, held, unproven, reason }: ClauseResult): WatchedResult {
  return { kind: 'watched', clause: clause.id, held, unproven, reason };
}

/** Tallies by clause: of the experiments' own clauses, or of the observed ones. */
export function tallies(found: Findings[], which: 'own' | 'observed'): Map<string, Tally> {
  const all = new Map<string, Tally>();
  const add = (clause: string, tally: Tally) => merge(tallyOf(all, clause), tally);
  for (const { experiment, own, observed } of found) {
    if (which === 'own') add(experiment.clause, own);
    else for (const [clause, tally] of observed) add(clause, tally);
  }
  return all;
}

/** The fault matrix: what was accepted × what came back. */
function cellsOf(found: Findings[]): FaultCell[] {
  const cells = new Map<string, FaultCell>();
  for (const { experiment, received } of found) {
    const { expects } = experiment;
    if (expects === 'open') continue;
    const expected = expects ?? ['success'];
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
