import type { Clause } from '../../specs/spec.ts';
import type { VerdictKind } from '../../suites/model/judgement.ts';
import type {
  ClauseResult,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../../suites/model/run-record.ts';
import { isBroken, VERDICTS } from '../marks.ts';
import { subject } from '../subject.ts';
import { headerOf } from '../summary.ts';
import { type Drift, driftsOf } from './drift.ts';
import { namesOf } from './names.ts';

/** One run as it is given: its events, and how to call it. */
export interface Given {
  /** Where it was read. */
  path: string;
  /** The endpoint's name, where the user gave one. */
  name: string | null;
  events: RunEvent[];
}

/** One run as it is compared. */
export interface Side {
  /** Unlike every other side's. */
  name: string;
  /** What two runs of one endpoint have in common: the name that was given, or the URL. */
  endpoint: string;
  header: RunHeader;
  footer: RunFooter | null;
  results: Map<string, ClauseResult>;
  counts: Record<VerdictKind, number>;
}

/** One clause on every side, in the order of the sides; null where a run does not have it. */
export interface Row {
  clause: Clause;
  cells: (ClauseResult | null)[];
  differs: boolean;
  /** One side keeps the clause, another breaks it. */
  disagrees: boolean;
  /** Index of the only side that keeps the clause where others break it, or null. */
  onlyKeeps: number | null;
  /** Index of the only side that breaks the clause where others keep it, or null. */
  onlyBreaks: number | null;
}

/** Several runs side by side. */
export interface Comparison {
  operation: string;
  sides: Side[];
  rows: Row[];
  /** What changed between runs of one endpoint, the older first. */
  drifts: Drift[];
}

/** Why runs cannot be compared. */
export type Incomparable =
  | { code: 'too-few' }
  | { code: 'other-operation'; operations: [string, string]; paths: [string, string] }
  | { code: 'no-verdicts'; path: string };

/** Compares runs. Pure: the same runs give the same comparison. */
export function compare(
  given: Given[],
): { ok: true; comparison: Comparison } | { ok: false; problem: Incomparable } {
  const [first] = given;
  if (!first || given.length < 2) return { ok: false, problem: { code: 'too-few' } };
  const names = namesOf(given);
  const sides = given.map((own, index) => sideOf(own, names[index] ?? own.path));
  const [{ header }] = sides as [Side];
  const other = sides.findIndex((own) => !sharesAny(own.header, header));
  if (other > 0) {
    const operations: [string, string] = [subject(header), subject(sides[other]?.header ?? header)];
    const paths: [string, string] = [first.path, given[other]?.path ?? ''];
    return { ok: false, problem: { code: 'other-operation', operations, paths } };
  }
  const empty = sides.findIndex(({ results }) => results.size === 0);
  if (empty >= 0) {
    return { ok: false, problem: { code: 'no-verdicts', path: given[empty]?.path ?? '' } };
  }
  const operations = [...new Set(sides.flatMap((side) => side.header.operations))];
  const operation = subject({ operations });
  const comparison = { operation, sides, rows: rowsOf(sides), drifts: driftsOf(sides) };
  return { ok: true, comparison };
}

/** Runs of which one tested what the other did not can be compared in what both tested. */
function sharesAny(a: RunHeader, b: RunHeader): boolean {
  return a.operations.some((operation) => b.operations.includes(operation));
}

function sideOf({ name: given, events }: Given, name: string): Side {
  const header = headerOf(events);
  const footer = events.find((event): event is RunFooter => event.kind === 'footer') ?? null;
  const all = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const results = new Map(all.map((result) => [result.clause.id, result]));
  const counts = Object.fromEntries(VERDICTS.map((kind) => [kind, 0])) as Side['counts'];
  for (const { verdict } of results.values()) counts[verdict]++;
  return { name, endpoint: given ?? header.endpoint, header, footer, results, counts };
}

/** The clauses of the newest contract in its order, then those that only older ones have. */
function rowsOf(sides: Side[]): Row[] {
  const newest = [...sides].sort((a, b) =>
    b.header.specRevision.localeCompare(a.header.specRevision),
  );
  const clauses = new Map<string, Clause>();
  for (const { results } of newest) {
    for (const [id, { clause }] of results) if (!clauses.has(id)) clauses.set(id, clause);
  }
  return [...clauses.values()].map((clause) => {
    const cells = sides.map(({ results }) => results.get(clause.id) ?? null);
    const verdicts = cells.map((cell) => cell?.verdict ?? null);
    const kept = verdicts.flatMap((verdict, index) => (verdict === 'pass' ? [index] : []));
    const broken = verdicts.flatMap((verdict, index) =>
      verdict !== null && isBroken(verdict) ? [index] : [],
    );
    return {
      clause,
      cells,
      differs: new Set(verdicts).size > 1,
      disagrees: kept.length > 0 && broken.length > 0,
      onlyKeeps: kept.length === 1 && broken.length > 0 ? (kept[0] ?? null) : null,
      onlyBreaks: broken.length === 1 && kept.length > 0 ? (broken[0] ?? null) : null,
    };
  });
}
