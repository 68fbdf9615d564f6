import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { ClauseResult } from '../../suites/model/run-record.ts';
import { byFamily } from '../families.ts';
import { COUNTED, MARKS, VERDICTS } from '../marks.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { type Markup, markup } from './markup.ts';

/** The matrix of clauses by family, or by operation where there are several, and by verdict; each number shows its clauses. */
export function overview({ results, operations }: Summary): Markup {
  const several = operations.length > 0;
  const columns = VERDICTS.filter((kind) => results.some(({ verdict }) => verdict === kind));
  return markup`<section aria-labelledby="overview-title" class="overview">
<h2 id="overview-title">By ${several ? 'operation' : 'family'}</h2>
<table><thead><tr><th scope="col">${several ? 'operation' : 'family'}</th><td class="tiles"></td>${columns.map(
    (kind) => markup`<th scope="col">${badge(kind)}<span class="word">${COUNTED[kind]}</span></th>`,
  )}</tr></thead>
${
  several
    ? markup`<tbody>${byFamily(results).map(([owner, families]) =>
        row(
          `${owner}/*`,
          owner,
          families.flatMap(([, members]) => members),
          columns,
        ),
      )}</tbody>`
    : byFamily(results).map(
        ([
          owner,
          families,
        ]) => markup`<tbody><tr><th scope="rowgroup" colspan="${columns.length + 2}">${owner}</th></tr>
${families.map(([family, members]) => row(pathOf(owner, family), family, members, columns))}</tbody>`,
      )
}
</table></section>`;
}

function row(
  path: string,
  family: string,
  members: ClauseResult[],
  columns: VerdictKind[],
): Markup {
  const name = family || 'the operation';
  return markup`<tr><th scope="row">${name}</th>
<td class="tiles" aria-hidden="true">${members.map(({ clause, verdict }) =>
    tile(clause.id, verdict),
  )}</td>${columns.map((kind) => cell(path, name, kind, members))}</tr>\n`;
}

/** A clause as a little square that leads to it. */
export function tile(id: string, verdict: VerdictKind): Markup {
  return markup`<a class="tile ${verdict}" href="#${id}" tabindex="-1" title="${id}: ${verdict}">${verdict === 'pass' ? '' : MARKS[verdict]}</a>`;
}

function cell(path: string, name: string, kind: VerdictKind, members: ClauseResult[]): Markup {
  const count = members.filter(({ verdict }) => verdict === kind).length;
  if (count === 0)
    return markup`<td class="none"><span aria-hidden="true">·</span><span class="unseen">0</span></td>`;
  return markup`<td><button type="button" class="count ${kind}" data-show-verdict="${kind}" data-show-family="${path}" aria-label="${count} ${COUNTED[kind]}: show those of ${name}">${count}</button></td>`;
}

/** `CopySnapshot/input`, or `CopySnapshot` for what belongs to no family. */
export function pathOf(owner: string, family: string): string {
  return family ? `${owner}/${family}` : owner;
}
