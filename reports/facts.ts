import type { Notice, RunFooter } from '../suites/model/run-record.ts';
import { counted } from './counted.ts';
import { seconds } from './quote.ts';

/** What a run made of its endpoint, in a few words each. */
export function factsOf(footer: RunFooter | null, told: Notice['notice'][]): string[] {
  const late = told.flatMap((own) => (own.code === 'late-reads' ? [own.ms] : []));
  return [...(footer ? [madeWords(footer)] : []), ...(late.length > 0 ? [lateWords(late)] : [])];
}

function madeWords({ made, mostAlive }: RunFooter): string {
  return made === 0
    ? 'made nothing'
    : `made ${counted(made, 'thing')}, at most ${mostAlive} alive at once`;
}

/** @param late - how late reads were, in milliseconds; null where some never showed a change in time */
function lateWords(late: (number | null)[]): string {
  const times = late.filter((ms) => ms !== null);
  return times.length < late.length
    ? 'some reads never showed a change in time'
    : `reads up to ${seconds(Math.max(...times))} late`;
}
