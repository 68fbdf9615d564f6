import type { VerdictKind } from '../suites/model/judgement.ts';
import { jsonText } from './escape.ts';
import { answeredDay } from './headline.ts';
import { COUNTED, VERDICTS } from './marks.ts';
import { subject } from './subject.ts';
import type { Summary } from './summary.ts';

/**
 * A shields.io endpoint badge: what was tested, what came out and when, such as
 * `MemoryDB CopySnapshot | 144 passed, 2 failed · 2026-11-23`. Never a bare percentage: a clause that
 * could not be tested is not a passed one. The worst verdict gives the colour.
 */
export function badge({ header, counts, incomplete }: Summary): string {
  const parts = VERDICTS.filter((verdict) => verdict === 'pass' || counts[verdict] > 0).map(
    (verdict) => `${counts[verdict]} ${COUNTED[verdict]}`,
  );
  const { shard } = header;
  const words = [
    ...parts,
    ...(shard ? [`shard ${shard.index} of ${shard.count}`] : []),
    ...(incomplete ? ['not complete'] : []),
  ];
  const document = {
    schemaVersion: 1,
    label: `MemoryDB ${subject(header)}`,
    message: `${words.join(', ')} · ${answeredDay(header)}`,
    color: colorOf(counts, incomplete !== null),
  };
  return `${jsonText(document)}\n`;
}

/** Skipped clauses do not count: the user said that they are not there. */
function colorOf(counts: Record<VerdictKind, number>, incomplete: boolean): string {
  if (counts.fail > 0) return 'red';
  if (counts.error > 0 || incomplete) return 'lightgrey';
  if (counts.warn > 0) return 'yellow';
  if (counts.inconclusive > 0) return 'yellowgreen';
  return counts.pass > 0 ? 'brightgreen' : 'lightgrey';
}
