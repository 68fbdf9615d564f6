import type { Change, Difference, Drift } from '../suites/model/drift.ts';
import { counted } from './counted.ts';
import { brief } from './escape.ts';
import { fold } from './wrap.ts';

/** Of so many requests that differ in the same way, and of so many added ones, some are shown. */
const SHOWN = 3;

/** What an endpoint answers differently since it was recorded, clause by clause. */
export function driftReport(drift: Drift, width: number): string {
  const lines = [
    fold(brief(`${drift.old.endpoint}, recorded ${drift.old.recorded}`), width, 2),
    fold(brief(`${drift.new.endpoint}, recorded ${drift.new.recorded}`), width, 2),
  ];
  if (drift.old.seed !== drift.new.seed) {
    const seeds = `seeds ${drift.old.seed} and ${drift.new.seed}`;
    lines.push('', fold(`Recorded with ${seeds}, so that most requests differ.`, width, 0));
  }
  for (const [clause, differences] of byClause(drift.changed)) {
    lines.push('', brief(clause));
    for (const alike of byChange(differences)) {
      const [first] = alike as [Difference];
      const chance = first.atOnce ? ' (at once with others: it may be chance)' : '';
      lines.push(`  ${fold(`${brief(`${first.operation} ${first.body}`)}${chance}`, width, 4)}`);
      for (const change of first.changes) lines.push(`    ${fold(words(change), width, 6)}`);
      if (alike.length > 1) lines.push(`    and ${alike.length - 1} more in the same way`);
    }
  }
  for (const part of ['added', 'removed'] as const) {
    const all = drift[part];
    if (all.length === 0) continue;
    lines.push('', `${part} requests: ${all.length}`);
    for (const { experiment, operation, body } of all.slice(0, SHOWN))
      lines.push(`  ${fold(`${brief(`${experiment}: ${operation} ${body}`)}`, width, 4)}`);
    if (all.length > SHOWN) lines.push(`  and ${all.length - SHOWN} more`);
  }
  const clauses = new Set(drift.changed.map(({ clause }) => clause)).size;
  const counts =
    `${counted(drift.changed.length, 'request')} of ${counted(clauses, 'clause')} answered differently, ` +
    `${drift.added.length} added, ${drift.removed.length} removed; ${drift.same} the same`;
  lines.push('', fold(counts, width, 0));
  return `${lines.join('\n')}\n`;
}

function words({ at, old, new: now }: Change): string {
  const value = (own: string | null) => (own === null ? 'absent' : brief(own));
  return `${brief(at)}: ${value(old)} → ${value(now)}`;
}

function byClause(changed: Difference[]): Map<string, Difference[]> {
  const all = new Map<string, Difference[]>();
  for (const own of changed) all.set(own.clause, [...(all.get(own.clause) ?? []), own]);
  return all;
}

/** Differences of one clause that are the same but for the request. */
function byChange(differences: Difference[]): Difference[][] {
  const all = new Map<string, Difference[]>();
  for (const own of differences) {
    const key = JSON.stringify([own.operation, own.changes]);
    all.set(key, [...(all.get(key) ?? []), own]);
  }
  return [...all.values()];
}
