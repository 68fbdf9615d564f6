import type { ClauseResult } from '../../suites/model/run-record.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { byFamily } from '../families.ts';
import { answeredWhen, endpointName } from '../headline.ts';
import { keys, legend } from '../html/about.ts';
import { badge } from '../html/badge.ts';
import { countsView } from '../html/counts.ts';
import { type Markup, markup, type Part } from '../html/markup.ts';
import { pathOf } from '../html/overview.ts';
import { page } from '../html/page.ts';
import { broken } from '../html/path.ts';
import { NO_CLAUSE, toolbar } from '../html/toolbar.ts';
import { COUNTED, VERDICTS } from '../marks.ts';
import { gist, requirement } from '../message.ts';
import type { Comparison, Row, Side } from './comparison.ts';
import { driftView } from './drift-view.ts';
import { compareOverview } from './overview.ts';
import { ABSENT, letter } from './words.ts';

/** Beside more runs than this there is room for the marks only. */
const MOST_TOLD = 5;

/** A comparison as one self-contained page, in the look of a run's. */
export function compareHtml(comparison: Comparison): string {
  const { operation, sides, rows, drifts } = comparison;
  const different = rows.filter(({ differs }) => differs).length;
  const contrary = rows.filter(({ disagrees }) => disagrees).length;
  const { title, lead } = headWords(rows.length, different, contrary);
  const main = markup`${drifts.map((drift) => driftView(drift, sides))}
${compareOverview(comparison, sides.length <= MOST_TOLD)}
<section id="clauses" class="clauses" aria-labelledby="clauses-title" tabindex="-1"><h2 id="clauses-title">Clauses</h2>
${matrix(comparison, contrary > 0 ? 'disagrees' : different > 0 ? 'differs' : '')}</section>
<section class="run" aria-labelledby="legend-title"><h2 id="legend-title">The marks</h2>
${legend()}<p class="note">${ABSENT} the run does not have the clause.</p>${keys()}</section>`;
  return page({
    title: `${operation}: ${sides.map(({ name }) => name).join(', ')}`,
    verdict: different === 0 ? 'pass' : 'warn',
    head: markup`<div class="masthead">
<p class="about"><b>${operation}</b> on ${sides.length} runs</p>
<h1>${title}</h1>
${lead && markup`<p class="lead">${lead}</p>`}
<ol class="sides">${sides.map((side, index) => sideView(side, index, rows))}</ol></div>`,
    main,
    blocks: null,
  });
}

/** What a comparison comes to; that a clause was tested in some runs only is a smaller matter. */
function headWords(
  total: number,
  different: number,
  contrary: number,
): { title: string; lead: string | null } {
  if (different === 0) return { title: 'All runs agree', lead: null };
  const rest = different - contrary;
  return {
    title:
      contrary === 0
        ? 'No run breaks what another keeps'
        : `${contrary} of ${counted(total, 'clause')}: kept by one, broken by another`,
    lead:
      rest === 0
        ? null
        : `${rest} more ${rest === 1 ? 'differs' : 'differ'}: not every run tested ${rest === 1 ? 'it' : 'them'}.`,
  };
}

function sideView({ name, header, counts, footer }: Side, index: number, rows: Row[]): Markup {
  const keeps = rows.filter(({ onlyKeeps }) => onlyKeeps === index).length;
  const breaks = rows.filter(({ onlyBreaks }) => onlyBreaks === index).length;
  return markup`<li><h2><span class="letter">${letter(index)}</span> ${brief(name)}</h2>
<p class="facts"><code>${endpointName(header)}</code><br>${answeredWhen(header)}<br>contract ${header.specRevision}, suite ${header.suite}, seed ${header.seed}${footer?.end !== 'complete' && ', not complete'}</p>
${countsView(counts, (kind) => markup`data-show-kind="${kind}-${index}"`)}
${keeps > 0 && loneView(`alone keeps ${counted(keeps, 'clause')}`, `keeps-${index}`)}
${breaks > 0 && loneView(`alone breaks ${counted(breaks, 'clause')}`, `breaks-${index}`)}</li>`;
}

function loneView(words: string, kind: string): Markup {
  return markup`<button type="button" class="plain" data-show-kind="${kind}">${words}</button> `;
}

function matrix({ sides, rows }: Comparison, first: string): Part {
  const owners = byFamily(rows);
  const families = owners.flatMap(([owner, own]) => own.map(([family]) => pathOf(owner, family)));
  const verdicts = sides.flatMap(({ results }) =>
    [...results.values()].map(({ verdict }) => verdict),
  );
  const kinds: [string, string][] = [
    ['', 'every clause'],
    ['differs', 'what differs'],
    ['disagrees', 'kept here, broken there'],
  ];
  const extra = markup`<label><span class="unseen">What differs</span><select id="kind">${kinds.map(
    ([value, words]) =>
      markup`<option value="${value}"${value === first && markup` selected`}>${words}</option>`,
  )}${sides.map(kindsOf)}</select></label>`;
  return markup`${toolbar({ total: rows.length, verdicts, families, extra })}
<div class="wide"><table class="compare${sides.length > MOST_TOLD && ' marks'}"><thead><tr><th scope="col">clause</th>${sides.map(
    ({ name }, index) =>
      markup`<th scope="col"><span class="letter">${letter(index)}</span> <span class="word">${brief(name)}</span></th>`,
  )}</tr></thead>
${owners.map(([owner, own]) =>
  own.map(
    ([
      family,
      members,
    ]) => markup`<tbody class="family"><tr><th scope="rowgroup" colspan="${sides.length + 1}"><h3>${owner}${family && markup` <span>${family}</span>`}</h3></th></tr>
${members.map((member) => row(member, owner, family))}</tbody>`,
  ),
)}</table></div>${NO_CLAUSE}`;
}

/** What can be asked of one run alone. */
function kindsOf({ name, counts }: Side, index: number): Markup {
  const own = letter(index);
  const kinds: [string, string][] = [
    ['keeps', 'alone keeps'],
    ['breaks', 'alone breaks'],
    ...VERDICTS.filter((kind) => counts[kind] > 0).map((kind): [string, string] => [
      kind,
      COUNTED[kind],
    ]),
  ];
  return markup`<optgroup label="${own} ${brief(name)}">${kinds.map(
    ([kind, words]) => markup`<option value="${kind}-${index}">${own} ${words}</option>`,
  )}</optgroup>`;
}

function row(
  { clause, cells, differs, disagrees, onlyKeeps, onlyBreaks }: Row,
  owner: string,
  family: string,
) {
  const verdicts = new Set(cells.map((cell) => cell?.verdict ?? 'absent'));
  const kinds = [
    ...(differs ? ['differs'] : []),
    ...(disagrees ? ['disagrees'] : []),
    ...(onlyKeeps === null ? [] : [`keeps-${onlyKeeps}`]),
    ...(onlyBreaks === null ? [] : [`breaks-${onlyBreaks}`]),
    ...cells.flatMap((own, index) => (own ? [`${own.verdict}-${index}`] : [])),
  ];
  const tail = clause.id.split('/').slice(family ? 2 : 1);
  return markup`<tr class="clause" id="${clause.id}" data-verdict="${[...verdicts].join(' ')}" data-level="${clause.level}" data-family="${pathOf(owner, family)}" data-kinds="${kinds.join(' ')}">
<th scope="row"><a href="#${clause.id}">${broken(tail.join('/'))}</a> <span class="gist">${brief(requirement(clause))}</span></th>${cells.map(cell)}</tr>\n`;
}

function cell(result: ClauseResult | null): Markup {
  if (!result) {
    return markup`<td class="absent"><span aria-hidden="true">${ABSENT}</span><span class="unseen">not in this run</span></td>`;
  }
  const { verdict, counterexample, reason } = result;
  const said = counterexample ? gist(counterexample.actual) : reason ? gist(reason) : null;
  return markup`<td class="${verdict}">${badge(verdict)}${said !== null && markup`<span class="said" title="${brief(said)}">${brief(said)}</span>`}</td>`;
}
