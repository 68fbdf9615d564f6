import type { VerdictKind } from '../suites/model/judgement.ts';
import type { RunFooter, RunHeader } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';
import type { Hindrance } from './hindrances.ts';
import type { LeftBehind } from './left-behind.ts';

/** A run in a word: its mark, and what it came to. */
export interface Headline {
  verdict: VerdictKind;
  title: string;
}

/** Puts a run into words, as its exit code does for a machine. */
export function headlineOf(
  footer: RunFooter | null,
  { hindrances, left }: { hindrances: Hindrance[]; left: LeftBehind | null },
): Headline {
  if (!footer) return { verdict: 'inconclusive', title: 'Cut off' };
  const { exitCode, counts } = footer;
  switch (exitCode) {
    case 0:
      if (counts.fail > 0) return { verdict: 'warn', title: 'Fails in nothing but what is known' };
      return counts.warn > 0
        ? { verdict: 'warn', title: 'Conforms, with warnings' }
        : { verdict: 'pass', title: 'Conforms' };
    case 1:
      return { verdict: 'fail', title: 'Does not conform' };
    case 4:
      return { verdict: 'error', title: 'The suite itself failed' };
    case 130:
      return { verdict: 'inconclusive', title: 'Interrupted' };
    default:
      if (counts.pass === 0) return { verdict: 'inconclusive', title: 'Nothing could be told' };
      if (hindrances.length > 0) return { verdict: 'inconclusive', title: 'Not all was tested' };
      return left
        ? { verdict: 'inconclusive', title: 'Not all was cleaned up' }
        : { verdict: 'inconclusive', title: 'Not complete' };
  }
}

/** How an endpoint is called in a report. */
export function endpointName({ endpoint }: RunHeader): string {
  return endpoint === 'reference' ? 'the embedded reference endpoint' : brief(endpoint);
}

/** `2026-11-23 09:31 UTC`. */
export function when(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** When a run's answers were given, in words: a replay's are as old as its cassette. */
export function answeredWhen({ recorded, cassette, startedAt }: RunHeader): string {
  if (cassette === undefined) return when(startedAt);
  return recorded === undefined
    ? `replayed ${when(startedAt)}`
    : `recorded ${brief(recorded)}, replayed ${when(startedAt)}`;
}

/** The day on which a run's answers were given, `2026-11-23`. */
export function answeredDay({ recorded, startedAt }: RunHeader): string {
  return brief((recorded ?? startedAt).slice(0, 10));
}

/** Which of two runs has the older answers, for sorting; of one day, the one that began earlier. */
export function byAge(a: RunHeader, b: RunHeader): number {
  const [day, other] = [a, b].map(({ recorded, startedAt }) => recorded ?? startedAt.slice(0, 10));
  return (day ?? '').localeCompare(other ?? '') || a.startedAt.localeCompare(b.startedAt);
}
