import { brief } from '../escape.ts';
import { byFamily } from '../families.ts';
import { type Markup, markup } from '../html/markup.ts';
import { tile } from '../html/overview.ts';
import { isBroken } from '../marks.ts';
import type { Comparison, Row } from './comparison.ts';
import { ABSENT, letter } from './words.ts';

/** The matrix of families and runs: a square for each clause, in the same order in every column. */
export function compareOverview({ sides, rows }: Comparison, hasRoom: boolean): Markup {
  return markup`<section aria-labelledby="overview-title" class="overview">
<h2 id="overview-title">By family</h2>
<div class="wide" tabindex="0" role="region" aria-label="Clauses kept by family">
<table class="strips${!hasRoom && ' marks'}"><thead><tr><th scope="col">family</th>${sides.map(
    ({ name }, index) =>
      markup`<th scope="col"><span class="letter">${letter(index)}</span> <span class="word">${brief(name)}</span></th>`,
  )}</tr></thead>
${byFamily(rows).map(
  ([owner, families]) =>
    markup`<tbody><tr><th scope="rowgroup" colspan="${sides.length + 1}">${owner}</th></tr>
${families.map(
  ([family, members]) =>
    markup`<tr><th scope="row">${family || 'the operation'}</th>${sides.map((_side, index) =>
      strip(members, index, hasRoom),
    )}</tr>\n`,
)}</tbody>`,
)}</table></div></section>`;
}

/** How many clauses of a family one run keeps, and which. */
function strip(members: Row[], side: number, hasRoom: boolean): Markup {
  const verdicts = members.map(({ cells }) => cells[side]?.verdict ?? null);
  const kept = verdicts.filter((verdict) => verdict === 'pass').length;
  const tiles = members.map(({ clause }, index) => {
    const verdict = verdicts[index];
    return verdict ? tile(clause.id, verdict) : markup`<span class="tile absent">${ABSENT}</span>`;
  });
  const broken = verdicts.some((verdict) => verdict !== null && isBroken(verdict));
  return markup`<td><div class="strip"><span class="part${broken && ' fail'}"><span class="unseen">kept: </span>${kept}<small><span aria-hidden="true">/</span><span class="unseen"> of </span>${members.length}</small></span>${hasRoom && markup`<span class="tiles" aria-hidden="true">${tiles}</span>`}</div></td>`;
}
