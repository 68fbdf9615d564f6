import type { VerdictKind } from '../suites/model/judgement.ts';
import type { RunEvent, RunFooter, RunHeader } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';
import { ending, noticeWords, shardWords } from './outcome.ts';

/** A run in one line: its mark, what it came to, and what a reader must know beside it. */
export interface Headline {
  verdict: VerdictKind;
  title: string;
  remarks: string[];
}

/** Puts a run into words, as its exit code does for a machine. */
export function headline(events: RunEvent[]): Headline {
  const footer = events.find((event): event is RunFooter => event.kind === 'footer');
  if (!footer) {
    const remark = 'The record has no footer: the run did not come to its end.';
    return { verdict: 'inconclusive', title: 'Cut off', remarks: [remark] };
  }
  const remarks = events.flatMap((event) => {
    // What was left behind has a place of its own.
    if (event.kind !== 'notice' || event.notice.code === 'left-behind') return [];
    return noticeWords(event, footer.counts.inconclusive) ?? [];
  });
  const part = shardWords(headerOf(events));
  if (part) remarks.unshift(part);
  const end = ending(footer.end);
  if (end) remarks.push(end);
  return { ...ofExit(footer), remarks };
}

function ofExit({ exitCode, counts }: RunFooter): Pick<Headline, 'verdict' | 'title'> {
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
      return { verdict: 'inconclusive', title: 'Nothing could be told' };
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

/** A run's header: every record begins with one, and none without is read. */
export function headerOf(events: RunEvent[]): RunHeader {
  const header = events.find((event): event is RunHeader => event.kind === 'header');
  if (!header) throw new Error('a run record begins with a header');
  return header;
}
