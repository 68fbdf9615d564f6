import { EXIT } from '../model/exit-code.ts';
import type { ClauseResult, RunEnd } from '../model/run-record.ts';
import { count } from './counts.ts';

/**
 * The exit code of a run, or of several that were merged.
 *
 * @param stale - how many entries of the baseline have to go
 */
export function exitCodeOf(
  end: RunEnd,
  results: ClauseResult[],
  strict: boolean,
  stale = 0,
): number {
  const counts = count(results);
  const news = count(results.filter(({ known }) => !known));
  if (end === 'interrupted') return EXIT.interrupted;
  if (counts.error > 0) return EXIT.ownFault;
  if (news.fail > 0 || (strict && news.warn > 0) || stale > 0) return EXIT.doesNotConform;
  if (end !== 'complete') return EXIT.nothingTested;
  return counts.pass + counts.warn + counts.fail > 0 ? EXIT.conforms : EXIT.nothingTested;
}
