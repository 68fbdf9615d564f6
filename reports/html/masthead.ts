import type { VerdictKind } from '../../suites/model/judgement.ts';
import type {
  ClauseResult,
  RunEvent,
  RunFooter,
  RunHeader,
} from '../../suites/model/run-record.ts';
import { brief } from '../escape.ts';
import { answeredWhen, endpointName, headline } from '../headline.ts';
import { isKnown } from '../known.ts';
import { VERDICTS } from '../marks.ts';
import { gist, requirement, seconds } from '../message.ts';
import { subject } from '../subject.ts';
import { badge } from './badge.ts';
import { countsView } from './counts.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { broken } from './path.ts';

/** More broken clauses than this are not told one by one at the head of the page. */
const MOST_TOLD = 8;
/** What is told, and in which order. */
const TOLD: VerdictKind[] = ['fail', 'error', 'warn'];

/** The head of a run's page: what it came to, in words, numbers and one bar. */
export function masthead(events: RunEvent[], header: RunHeader, results: ClauseResult[]): Markup {
  const { verdict, title, remarks } = headline(events);
  const footer = events.find((event): event is RunFooter => event.kind === 'footer');
  const counts = Object.fromEntries(
    VERDICTS.map((kind) => [kind, results.filter((own) => own.verdict === kind).length]),
  ) as Record<VerdictKind, number>;
  const facts = [
    answeredWhen(header),
    ...(footer ? [seconds(footer.ms), `${thousands(footer.requests)} requests`] : []),
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
${told(results)}
</div>`;
}

function thousands(count: number): string {
  return String(count).replace(/(?=(\d{3})+$)\B/g, '\u202f');
}

function told(results: ClauseResult[]): Part {
  const ill = TOLD.flatMap((kind) => results.filter(({ verdict }) => verdict === kind));
  // News first.
  const all = [...ill.filter((own) => !isKnown(own)), ...ill.filter(isKnown)];
  if (all.length === 0) return null;
  const rest = all.length - MOST_TOLD;
  return markup`<section aria-labelledby="broken-title"><h2 id="broken-title">What is broken</h2>
<ul class="told">${all.slice(0, MOST_TOLD).map(
    (
      result,
    ) => markup`<li>${badge(result.verdict)}<span><a href="#${result.clause.id}">${broken(result.clause.id)}</a>
<span class="gist">${brief(requirement(result.clause))}</span>
${actual(result)}</span></li>`,
  )}</ul>
${rest > 0 && markup`<p><button type="button" class="plain" data-show-verdict="fail warn error">and ${rest} more</button></p>`}
</section>`;
}

function actual(result: ClauseResult): Part {
  const { counterexample } = result;
  const known = isKnown(result) && ' (known)';
  return (
    counterexample &&
    markup`<span class="remark">${brief(gist(counterexample.actual))}${known}</span>`
  );
}
