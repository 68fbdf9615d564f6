import { isHindered } from '../suites/model/hindered.ts';
import type { ClauseResult } from '../suites/model/run-record.ts';
import { counted, some } from './counted.ts';
import { brief } from './escape.ts';
import { message } from './message.ts';

/** MUSTs that one thing kept from being tested. */
export interface Hindrance {
  /** What it was, safe to print. */
  reason: string;
  clauses: string[];
}

/** What to do about a MUST that was hindered. */
export const DECLARE =
  'Not tested is not passed. Mend what is in the way, or declare it: absent in the configuration, or --update-baseline.';

/** What to do about a MUST that was seen broken once: no baseline takes it, since it need not show again. */
export const LOOK_AGAIN = 'Run again; no baseline takes what was seen once.';

/** The reasons that the end of a run tells for all clauses at once. */
const ENDED: ReadonlySet<string> = new Set(['interrupted', 'endpoint-lost', 'denied']);

/** MUSTs that something hindered and that nobody declared, by what it was, those first that it hindered most of. */
export function hindrancesIn(results: ClauseResult[]): Hindrance[] {
  const found = new Map<string, string[]>();
  for (const result of results) {
    const { reason, clause, known } = result;
    if (!reason || known || !isHindered(result) || ENDED.has(reason.code)) continue;
    // Each of those is told by itself.
    const words = reason.code === 'seen-once' ? 'seen broken once, and not again' : message(reason);
    const clauses = found.get(brief(words));
    if (clauses) clauses.push(clause.id);
    else found.set(brief(words), [clause.id]);
  }
  return [...found]
    .map(([reason, clauses]) => ({ reason, clauses }))
    .sort((a, b) => b.clauses.length - a.clauses.length);
}

/** How many MUSTs were hindered. */
export function hinderedCount(hindrances: Hindrance[]): number {
  return hindrances.reduce((sum, { clauses }) => sum + clauses.length, 0);
}

/** `12 MUSTs: the valid twin was rejected too: 400 X (A, B, C and 9 more)`. */
export function hindranceWords({ reason, clauses }: Hindrance, most = 3): string {
  return `${counted(clauses.length, 'MUST')}: ${reason} (${some(clauses, most)})`;
}
