import type { KnownFailure } from '../suites/model/baseline.ts';
import type { ClauseResult, Notice } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';

type Stale = Extract<Notice['notice'], { code: 'stale-entry' }>;

/** Why a broken clause is put up with: `known since 2026-11-02 until 2027-01-31: reason (link)`. */
export function knownWords({ firstSeen, expires, reason, link }: KnownFailure): string {
  const until = expires ? ` until ${expires}` : '';
  return brief(`known since ${firstSeen}${until}: ${reason}${link ? ` (${link})` : ''}`);
}

/** `ci/known.json:12: the clause passes now; delete this entry`. */
export function staleWords({ why, file, entry }: Stale): string {
  const what =
    why === 'passes'
      ? 'the clause passes now; delete this entry'
      : `put up with until ${entry.expires}, and the clause still fails; delete this entry, or agree on another day`;
  return brief(`${file}:${entry.line}: ${what}`);
}

/** An entry as it stands in its file. */
export function entryJson({ entry: { line: _, ...entry } }: Stale): string {
  return brief(JSON.stringify(entry));
}

/** ` (2 known)`, or nothing where none is. */
export function knownCount(results: ClauseResult[], verdict: 'fail' | 'warn'): string {
  const known = results.filter((result) => result.known && result.verdict === verdict).length;
  return known > 0 ? ` (${known} known)` : '';
}
