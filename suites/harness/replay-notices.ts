import type { Cassette } from '../../fixtures/cassette/cassette.ts';
import type { Notice } from '../model/run-record.ts';
import { clauseHashes } from '../run/clause-hash.ts';
import type { Settings } from './settings.ts';

/**
 * What a reader of a replay has to know: which clauses are not as they were when it was recorded,
 * and what was recorded and never asked for.
 *
 * @param planned - the experiments that were chosen, or null where none was left out
 */
export function replayNotices(
  { header, clauses }: Cassette,
  { clauses: known, selected }: Settings,
  unused: Map<string, number>,
  planned: string[] | null,
): Notice[] {
  const now = clauseHashes(known);
  const meant = (id: string) => planned === null || selected.has(id);
  const added = Object.keys(now).filter((id) => !Object.hasOwn(clauses, id) && meant(id));
  const changed = Object.keys(now).filter(
    (id) => Object.hasOwn(clauses, id) && clauses[id] !== now[id] && meant(id),
  );
  const removed = Object.keys(clauses).filter((id) => !Object.hasOwn(now, id) && planned === null);
  const notices: Notice[] = [];
  if (added.length + changed.length + removed.length > 0) {
    const { suite, specRevision } = header;
    const notice = { code: 'clauses-since' as const, suite, specRevision };
    notices.push({ kind: 'notice', notice: { ...notice, added, removed, changed } });
  }
  // What an experiment asked to make a failure smaller stands under its id and the clause's.
  const left = [...unused].filter(
    ([of]) => planned === null || planned.includes(of.split(' ')[0] ?? ''),
  );
  const count = left.reduce((sum, [, own]) => sum + own, 0);
  if (count > 0) {
    const experiments = left.map(([of]) => of);
    notices.push({ kind: 'notice', notice: { code: 'unused', count, experiments } });
  }
  return notices;
}
