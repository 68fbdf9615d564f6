import type { ClauseResult } from '../../suites/model/run-record.ts';
import { counted } from '../counted.ts';
import { byFamily } from '../families.ts';
import { MARKS } from '../marks.ts';
import type { Summary } from '../summary.ts';
import type { Blocks } from './blocks.ts';
import { clauseView } from './clause.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { pathOf } from './overview.ts';
import { NO_CLAUSE, toolbar } from './toolbar.ts';

type Families = [family: string, members: ClauseResult[]][];

/** Every clause, by operation and family; of several operations what passed is folded away in each. */
export function listing(summary: Summary, blocks: Blocks): Markup {
  const { results, operations } = summary;
  const owners = byFamily(results);
  const families = owners.flatMap(([owner, own]) => own.map(([family]) => pathOf(owner, family)));
  const wholes = operations.map(({ owner }) => `${owner}/*`);
  const verdicts = results.map(({ verdict }) => verdict);
  const view = (owner: string, own: Families) => familiesView(owner, own, summary, blocks);
  return markup`${toolbar({ total: results.length, verdicts, families: [...wholes, ...families] })}
${owners.map(([owner, own]) => (operations.length > 0 ? operationView(owner, own, view) : view(owner, own)))}${NO_CLAUSE}`;
}

function operationView(
  owner: string,
  families: Families,
  view: (owner: string, own: Families) => Part,
): Markup {
  const having = (passes: boolean): Families =>
    families
      .map(([family, members]): Families[number] => [
        family,
        members.filter(({ verdict }) => (verdict === 'pass') === passes),
      ])
      .filter(([, members]) => members.length > 0);
  const passed = having(true);
  const count = passed.reduce((sum, [, members]) => sum + members.length, 0);
  return markup`<section class="operation family"><h3>${owner}</h3>
${view(owner, having(false))}
${count > 0 && markup`<details class="passes"><summary><span class="badge pass" aria-hidden="true">${MARKS.pass}</span> ${counted(count, 'clause')} passed</summary>${view(owner, passed)}</details>`}</section>\n`;
}

function familiesView(
  owner: string,
  families: Families,
  { header, record, operations }: Summary,
  blocks: Blocks,
): Part {
  const several = operations.length > 0;
  return families.map(([family, members]) => {
    const title = several
      ? family && markup`<h4>${family}</h4>`
      : markup`<h3>${owner}${family && markup` <span>${family}</span>`}</h3>`;
    return markup`<section class="family">${title}
${members.map((result) => {
  const tail = result.clause.id.split('/').slice(family ? 2 : 1);
  const place = { family: pathOf(owner, family), tail: tail.join('/') };
  return clauseView(result, place, { region: header.region, record, blocks });
})}</section>\n`;
  });
}
