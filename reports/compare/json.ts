import { jsonText } from '../escape.ts';
import type { Comparison } from './comparison.ts';
import { isWorse } from './drift.ts';

/** A comparison as one JSON document. */
export function compareJson({ operation, sides, rows, drifts }: Comparison): string {
  const name = (index: number | null) => (index === null ? null : (sides[index]?.name ?? null));
  const document = {
    format: 'memorydb-conformance/compare/1',
    operation,
    runs: sides.map(({ name: own, header, footer, counts }) => ({
      name: own,
      endpoint: header.endpoint,
      startedAt: header.startedAt,
      recorded: header.recorded ?? null,
      specRevision: header.specRevision,
      suite: header.suite,
      seed: header.seed,
      end: footer?.end ?? null,
      counts,
    })),
    clauses: rows.map(({ clause, cells, differs, disagrees, onlyKeeps, onlyBreaks }) => ({
      id: clause.id,
      level: clause.level,
      verdicts: cells.map((cell) => cell?.verdict ?? null),
      differs,
      disagrees,
      onlyKeptBy: name(onlyKeeps),
      onlyBrokenBy: name(onlyBreaks),
    })),
    drift: drifts.map(({ endpoint, from, to, changes }) => ({
      endpoint,
      from: name(from),
      to: name(to),
      changes: changes.map((change) => ({ ...change, worse: isWorse(change) })),
    })),
  };
  return `${jsonText(document, 2)}\n`;
}
