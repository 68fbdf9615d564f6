import type { VerdictKind } from '../../suites/model/judgement.ts';
import { byAge } from '../headline.ts';
import { isBroken, isTested } from '../marks.ts';
import type { Side } from './comparison.ts';

/** What became of a clause between two runs of one endpoint. */
export type ChangeKind =
  | 'regressed'
  | 'fixed'
  | 'newly-tested'
  | 'no-longer-tested'
  /** The clause is of a later contract, or a later suite. */
  | 'added'
  | 'removed';

/** A clause that changed. */
export interface Change {
  clause: string;
  kind: ChangeKind;
  from: VerdictKind | null;
  to: VerdictKind | null;
}

/** What changed between two runs of one endpoint. */
export interface Drift {
  endpoint: string;
  /** Indices of the sides, the older first. */
  from: number;
  to: number;
  changes: Change[];
}

/** Every two runs of one endpoint that follow one another in the age of their answers. */
export function driftsOf(sides: Side[]): Drift[] {
  const drifts: Drift[] = [];
  for (const endpoint of new Set(sides.map((side) => side.endpoint))) {
    const own = [...sides.entries()]
      .filter(([, side]) => side.endpoint === endpoint)
      .sort(([, a], [, b]) => byAge(a.header, b.header));
    for (const [at, [to, after]] of own.entries()) {
      const earlier = own[at - 1];
      if (!earlier) continue;
      const [from, before] = earlier;
      drifts.push({ endpoint, from, to, changes: changesOf(before, after) });
    }
  }
  return drifts;
}

/**
 * A change that ought to stop a pipeline: what was kept is broken or not tested any more, or what was
 * not tested is broken. That a clause came with a later contract is no news of the endpoint.
 */
export function isWorse({ kind, to }: Change): boolean {
  if (kind === 'newly-tested') return to !== null && isBroken(to);
  return kind === 'regressed' || kind === 'no-longer-tested';
}

function changesOf(before: Side, after: Side): Change[] {
  const ids = new Set([...after.results.keys(), ...before.results.keys()]);
  const operations = [before, after].map(({ header }) => header.operations);
  // Operations that one of the runs did not test.
  const lone = new Set(
    operations.flat().filter((name) => !operations.every((own) => own.includes(name))),
  );
  return [...ids].flatMap((clause) => {
    const from = before.results.get(clause)?.verdict ?? null;
    const to = after.results.get(clause)?.verdict ?? null;
    // What one of the runs was not asked for tells nothing.
    if (!isAsked(before, clause) || !isAsked(after, clause)) return [];
    if (lone.has(clause.split('/')[0] ?? '')) return [];
    const kind = kindOf(from, to);
    return kind ? [{ clause, kind, from, to }] : [];
  });
}

function kindOf(from: VerdictKind | null, to: VerdictKind | null): ChangeKind | null {
  if (from === null) return to === null ? null : 'added';
  if (to === null) return 'removed';
  if (!isTested(from)) return isTested(to) ? 'newly-tested' : null;
  if (!isTested(to)) return 'no-longer-tested';
  if (isBroken(from) === isBroken(to)) return null;
  return isBroken(to) ? 'regressed' : 'fixed';
}

function isAsked({ header: { select } }: Side, clause: string): boolean {
  const below = (own: string) => `${clause}/`.startsWith(`${own.replace(/\/+$/, '')}/`);
  return select.length === 0 || select.some(below);
}
