import { EXIT } from '../model/exit-code.ts';
import { isHindered } from '../model/hindered.ts';
import type { ClauseResult, RunEnd } from '../model/run-record.ts';
import { count } from './counts.ts';

/**
 * The exit code of a run, or of several that were merged.
 *
 * @param also - how many entries of the baseline have to go, and whether something that the run made
 *   is still there: then it is never a success
 */
export function exitCodeOf(
  end: RunEnd,
  results: ClauseResult[],
  strict: boolean,
  { stale = 0, left = false }: { stale?: number; left?: boolean } = {},
): number {
  const counts = count(results);
  const news = count(results.filter(({ known }) => !known));
  if (end === 'interrupted') return EXIT.interrupted;
  if (counts.error > 0) return EXIT.ownFault;
  if (news.fail > 0 || (strict && news.warn > 0) || stale > 0) return EXIT.doesNotConform;
  if (end !== 'complete') return EXIT.nothingTested;
  // Not tested is not passed: a MUST that something hindered is news, unless it is known.
  if (results.some((result) => isHindered(result) && !result.known)) return EXIT.nothingTested;
  if (left) return EXIT.nothingTested;
  return counts.pass + counts.warn + counts.fail > 0 ? EXIT.conforms : EXIT.nothingTested;
}
