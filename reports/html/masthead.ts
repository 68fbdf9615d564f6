import type { ClauseResult } from '../../suites/model/run-record.ts';
import { type Cause, shortIds, waitingWords } from '../causes.ts';
import { brief } from '../escape.ts';
import { answeredWhen, endpointName } from '../headline.ts';
import { isKnown } from '../known.ts';
import { gist, requirement } from '../message.ts';
import { seconds } from '../quote.ts';
import { subject } from '../subject.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { countsView } from './counts.ts';
import { linksTo } from './links-to.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { broken } from './path.ts';

/** More broken clauses than this are not told one by one at the head of the page. */
const MOST_TOLD = 8;
/** What has a place of its own on the page. */
const ELSEWHERE: ReadonlySet<string> = new Set(['cause', 'late-reads', 'left-behind']);

/** The head of a run's page: what it came to, in words, numbers and one bar. */
export function masthead(summary: Summary): Markup {
  const { header, footer, verdict, title, counts, incomplete } = summary;
  const remarks = [
    ...summary.remarks.filter(({ code }) => !ELSEWHERE.has(code)).map(({ words }) => words),
    ...(incomplete ? [incomplete] : []),
  ];
  const facts = [
    answeredWhen(header),
    ...(footer ? [seconds(footer.ms), `${thousands(footer.requests)} requests`] : []),
    ...summary.facts,
    `seed ${header.seed}`,
    `contract ${header.specRevision}`,
    `suite ${header.suite}`,
  ];
  return markup`<div class="masthead ${verdict}">
<p class="about"><b>${subject(header)}</b> on <code>${endpointName(header)}</code></p>
<h1>${badge(verdict)} ${title}</h1>
${remarks.map((remark) => markup`<p class="lead">${remark}</p>`)}
${countsView(counts)}
<p class="facts">${facts.map((fact, index) => [index > 0 && markup` <i>·</i> `, markup`<span>${fact}</span>`])}</p>
${told(summary)}
</div>`;
}

function thousands(count: number): string {
  return String(count).replace(/(?=(\d{3})+$)\B/g, '\u202f');
}

function told({ broken: all, causes }: Summary): Part {
  const freed = new Map(causes.map((cause) => [cause.clause, cause]));
  if (all.length === 0) return null;
  const rest = all.length - MOST_TOLD;
  return markup`<section aria-labelledby="broken-title"><h2 id="broken-title">What is broken</h2>
<ul class="told">${all.slice(0, MOST_TOLD).map(
    (
      result,
    ) => markup`<li>${badge(result.verdict)}<span><a href="#${result.clause.id}">${broken(result.clause.id)}</a>
<span class="gist">${brief(requirement(result.clause))}</span>
${actual(result)}${waits(freed.get(result.clause.id))}</span></li>`,
  )}</ul>
${rest > 0 && markup`<p><button type="button" class="plain" data-show-verdict="fail warn error">and ${rest} more</button></p>`}
</section>`;
}

/** The clauses that it frees, where it is mended. */
function waits(cause: Cause | undefined): Part {
  return (
    cause &&
    markup`<span class="gist"><b>${waitingWords(cause)}</b>: ${linksTo(cause.blocked, shortIds(cause))}</span>`
  );
}

function actual(result: ClauseResult): Part {
  const { counterexample } = result;
  const known = isKnown(result) && ' (known)';
  return (
    counterexample &&
    markup`<span class="remark">${brief(gist(counterexample.actual))}${known}</span>`
  );
}
