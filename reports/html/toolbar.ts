import type { VerdictKind } from '../../suites/model/judgement.ts';
import { counted } from '../counted.ts';
import { COUNTED, MARKS, VERDICTS } from '../marks.ts';
import { type Markup, markup } from './markup.ts';

/** The filters above a list of clauses. What they show and hide is the client's work. */
export function toolbar(about: {
  total: number;
  verdicts: VerdictKind[];
  families: string[];
  /** A further filter of the page. */
  extra?: Markup;
}): Markup {
  const { total, verdicts, families, extra } = about;
  return markup`<form class="toolbar" role="search" aria-label="Filter the clauses">
<label class="search"><span class="unseen">Search</span><input type="search" id="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"/><kbd aria-hidden="true">/</kbd></label>
<div class="chips" role="group" aria-label="Verdict">${VERDICTS.filter((kind) =>
    verdicts.includes(kind),
  ).map(
    (kind) =>
      markup`<button type="button" class="chip ${kind}" data-verdict-chip="${kind}" aria-pressed="false"><span class="mark" aria-hidden="true">${MARKS[kind]}</span> ${COUNTED[kind]}</button> `,
  )}</div>
<label><span class="unseen">Level</span><select id="level"><option value="">any level</option><option>MUST</option><option>SHOULD</option></select></label>
<label><span class="unseen">Family</span><select id="family"><option value="">every family</option>${families.map(
    (family) => markup`<option>${family}</option>`,
  )}</select></label>
${extra}
<button type="reset" class="plain" id="clear" hidden>Clear</button>
<output id="shown" aria-live="polite">${counted(total, 'clause')}</output>
</form>`;
}

/** What stands in a list of clauses where no filter leaves any. */
export const NO_CLAUSE = markup`<p class="empty" id="none" hidden>No clause fits. <button type="button" class="plain" data-clear>Clear the filters</button></p>`;
