import type { BaselineEntry, BaselineFinding, KnownFailure } from '../model/baseline.ts';
import { isHindered } from '../model/hindered.ts';
import type { Phrase } from '../model/phrase.ts';
import type { ClauseResult, Notice } from '../model/run-record.ts';

/** What decides beside results and entries. */
interface About {
  /** The day on which the run began, `YYYY-MM-DD` in UTC. */
  today: string;
  /** A broken SHOULD that is not known is news too. */
  strict: boolean;
}

/** The reason of an entry that nobody has written yet. */
export const UNEXPLAINED = 'seen failing, not yet explained';

/**
 * Holds results against known failures. A clause that was not exercised says nothing of its entry.
 * That the list of known failures can only shrink unless somebody widens it is what makes it safe
 * to let them pass.
 *
 * @returns the results, those that are known marked as such, and what there is to say
 */
export function heldAgainst(
  entries: BaselineEntry[],
  results: ClauseResult[],
  { today, strict }: About,
): { results: ClauseResult[]; findings: BaselineFinding[] } {
  const byClause = new Map(entries.map((entry) => [entry.clause, entry]));
  const findings: BaselineFinding[] = [];
  const marked = results.map((result) => {
    const { known: _, ...plain } = result;
    const { verdict, clause } = result;
    const entry = byClause.get(clause.id);
    const hindered = isHindered(result);
    if (verdict === 'fail' || verdict === 'warn' || hindered) {
      if (!entry) {
        if (verdict === 'warn' && !strict) return plain;
        // What was seen once is no failure that one could know.
        if (result.reason?.code === 'seen-once') return plain;
        const reason = hindered ? result.reason : null;
        findings.push({ code: 'new-failure', clause: clause.id, reason });
        return plain;
      }
      if (isOver(entry, today)) {
        findings.push({ code: 'stale-entry', why: 'expired', entry });
        return plain;
      }
      findings.push({ code: 'known-failure', entry });
      const { line: __, ...known } = entry;
      return { ...plain, known };
    }
    if (verdict === 'pass' && entry) {
      findings.push({ code: 'stale-entry', why: 'passes', entry });
    }
    return plain;
  });
  return { results: marked, findings };
}

/**
 * What it takes to make a baseline agree with a run. An entry whose time is over stays: the date is
 * a promise that somebody made, and no tool takes it back for them.
 *
 * @param words - makes words of why a clause could not be tested
 */
export function revision(
  findings: BaselineFinding[],
  today: string,
  words: (reason: Phrase) => string,
): { add: KnownFailure[]; remove: BaselineEntry[] } {
  return {
    add: findings.flatMap((finding) =>
      finding.code === 'new-failure'
        ? [
            {
              clause: finding.clause,
              reason: finding.reason ? `not tested: ${words(finding.reason)}` : UNEXPLAINED,
              firstSeen: today,
            },
          ]
        : [],
    ),
    remove: findings.flatMap((finding) =>
      finding.code === 'stale-entry' && finding.why === 'passes' ? [finding.entry] : [],
    ),
  };
}

/** The entries of a baseline that have to go, as notices. */
export function staleNotices(findings: BaselineFinding[], file: string): Notice[] {
  return findings.flatMap((finding) => {
    if (finding.code !== 'stale-entry') return [];
    const { code, why, entry } = finding;
    return [{ kind: 'notice' as const, notice: { code, why, file, entry } }];
  });
}

/** ISO dates are ordered as text. */
function isOver({ expires }: KnownFailure, today: string): boolean {
  return expires !== undefined && today > expires;
}
