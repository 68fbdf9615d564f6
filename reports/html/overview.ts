import type { VerdictKind } from '../../suites/model/judgement.ts';
import { byFamily } from '../families.ts';
import { COUNTED, MARKS, VERDICTS } from '../marks.ts';
import { countsOf } from '../outcome.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { barView } from './counts.ts';
import { type Markup, markup, type Part } from './markup.ts';

/**
 * The matrix of clauses by verdict and family, or operation where there are several; each number shows its
 * clauses.
 */
export function overview(summary: Summary): Markup {
  const { results, operations } = summary;
  const columns = VERDICTS.filter((kind) => results.some(({ verdict }) => verdict === kind));
  const noun = operations.length > 0 ? 'operation' : 'family';
  return markup`<section aria-labelledby="overview-title" class="overview">
<h2 id="overview-title">By ${noun}</h2>
<table><thead><tr><th scope="col">${noun}</th><td class="tiles"></td>${columns.map(
    (kind) => markup`<th scope="col">${badge(kind)}<span class="word">${COUNTED[kind]}</span></th>`,
  )}</tr></thead>
${operations.length > 0 ? byOperation(summary, columns) : byFamilies(summary, columns)}
</table></section>`;
}

/** Of many operations a bar each: squares for thousands of clauses would be no picture. */
function byOperation({ operations }: Summary, columns: VerdictKind[]): Part {
  return markup`<tbody>${operations.map(({ owner, counts }) =>
    row({ path: `${owner}/*`, name: owner, counts, picture: barView(counts) }, columns),
  )}</tbody>`;
}

function byFamilies({ results }: Summary, columns: VerdictKind[]): Part {
  const span = columns.length + 2;
  return byFamily(results).map(([owner, families]) => {
    const rows = families.map(([family, members]) => {
      const picture = members.map(({ clause, verdict }) => tile(clause.id, verdict));
      const name = family || 'the operation';
      const path = pathOf(owner, family);
      return row({ path, name, counts: countsOf(members), picture }, columns);
    });
    return markup`<tbody><tr><th scope="rowgroup" colspan="${span}">${owner}</th></tr>
${rows}</tbody>`;
  });
}

/** One line of the matrix. */
interface Row {
  /** What the family's filter is to show. */
  path: string;
  name: string;
  counts: Record<VerdictKind, number>;
  picture: Part;
}

function row(own: Row, columns: VerdictKind[]): Markup {
  return markup`<tr><th scope="row">${own.name}</th>
<td class="tiles" aria-hidden="true">${own.picture}</td>${columns.map((kind) => cell(own, kind))}</tr>\n`;
}

/** A clause as a little square that leads to it. */
export function tile(id: string, verdict: VerdictKind): Markup {
  return markup`<a class="tile ${verdict}" href="#${id}" tabindex="-1" title="${id}: ${verdict}">${verdict === 'pass' ? '' : MARKS[verdict]}</a>`;
}

function cell({ path, name, counts }: Row, kind: VerdictKind): Markup {
  const count = counts[kind];
  if (count === 0)
    return markup`<td class="none"><span aria-hidden="true">·</span><span class="unseen">0</span></td>`;
  return markup`<td><button type="button" class="count ${kind}" data-show-verdict="${kind}" data-show-family="${path}" aria-label="${count} ${COUNTED[kind]}: show those of ${name}">${count}</button></td>`;
}

/** `CopySnapshot/input`, or `CopySnapshot` for what belongs to no family. */
export function pathOf(owner: string, family: string): string {
  return family ? `${owner}/${family}` : owner;
}
