import type { ClauseResult, FaultCell, RunEvent } from '../../suites/model/run-record.ts';
import { byFamily } from '../families.ts';
import { endpointName, headerOf, headline } from '../headline.ts';
import { subject } from '../subject.ts';
import { keys, leftBehind, legend, settings } from './about.ts';
import { newBlocks } from './blocks.ts';
import { type ClauseContext, clauseView } from './clause.ts';
import { faultMatrix } from './fault-matrix.ts';
import { type Markup, markup } from './markup.ts';
import { masthead } from './masthead.ts';
import { overview, pathOf } from './overview.ts';
import { page } from './page.ts';
import { NO_CLAUSE, toolbar } from './toolbar.ts';

/**
 * A run record as one self-contained page. Pure: the same events give the same text.
 *
 * @param events - a run record; one that was cut off shows what there is
 * @param record - where the record is, for the line that reproduces a failure
 */
export function renderHtml(
  events: RunEvent[],
  { record = 'reports/latest/run.jsonl' } = {},
): string {
  const header = headerOf(events);
  if (!header) throw new Error('a run record begins with a header');
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const cells = events.filter((event): event is FaultCell => event.kind === 'fault-cell');
  const { verdict, title } = headline(events);
  const blocks = newBlocks();
  const context = { region: header.region, record, blocks };
  const main = markup`${leftBehind(events)}
${results.length > 0 && overview(results)}
<section id="clauses" class="clauses" aria-labelledby="clauses-title" tabindex="-1"><h2 id="clauses-title">Clauses</h2>
${results.length > 0 ? listOf(results, context) : markup`<p class="empty">The record holds no verdict.</p>`}
</section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Expected × received</h2>
<p class="note">For each set of answers that the contract allows, what came back and how often.</p>
${faultMatrix(cells)}</section>
<section class="run" aria-labelledby="run-title"><h2 id="run-title">This run</h2>
<div class="columns">${settings(header)}${legend()}</div>${keys()}</section>`;
  return page({
    title: `${title}: ${subject(header)} on ${endpointName(header)}`,
    verdict,
    head: masthead(events, header, results),
    main,
    blocks,
  });
}

function listOf(results: ClauseResult[], context: ClauseContext): Markup {
  const owners = byFamily(results);
  const families = owners.flatMap(([owner, own]) => own.map(([family]) => pathOf(owner, family)));
  const verdicts = results.map(({ verdict }) => verdict);
  return markup`${toolbar({ total: results.length, verdicts, families })}
${owners.map(([owner, own]) =>
  own.map(
    ([
      family,
      members,
    ]) => markup`<section class="family"><h3>${owner}${family && markup` <span>${family}</span>`}</h3>
${members.map((result) => {
  const tail = result.clause.id.split('/').slice(family ? 2 : 1);
  return clauseView(result, { family: pathOf(owner, family), tail: tail.join('/') }, context);
})}</section>\n`,
  ),
)}${NO_CLAUSE}`;
}
