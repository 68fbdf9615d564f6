import type { Notice } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';

type Stale = Extract<Notice['notice'], { code: 'stale-entry' }>;
type Update = Extract<Notice['notice'], { code: 'baseline-updated' }>;

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

/** `ci/known.json: 2 added, 1 removed`. */
export function updateWords({ file, added, removed }: Update): string {
  return added.length + removed.length === 0
    ? `${brief(file)} stays as it is`
    : `${brief(file)}: ${added.length} added, ${removed.length} removed`;
}
