import { brokenWords, shortIds } from '../causes.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { inShort, proofOf } from '../failure.ts';
import { DECLARE, hinderedCount, LOOK_AGAIN } from '../hindrances.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { broken } from './path.ts';

/** Of many clauses some are named; the list has all. */
const MOST = 12;

/** Why clauses have no verdict of their own: what they wait for, what was seen once, and what hindered MUSTs. */
export function untold(summary: Summary): Part {
  return [causesView(summary), seenOnceView(summary), hindrancesView(summary)];
}

function causesView({ causes }: Summary): Part {
  if (causes.length === 0) return null;
  return markup`<section class="untold" aria-labelledby="causes-title"><h2 id="causes-title">To be mended first</h2>
<ul class="told">${causes.map((cause) => {
    const short = new Map(cause.blocked.map((id, at) => [id, shortIds(cause)[at] ?? id]));
    return markup`<li>${badge(cause.result?.verdict ?? 'fail')}<span><a href="#${cause.clause}">${broken(brief(cause.clause))}</a>
<span class="gist">${brokenWords(cause)}</span>
<span class="gist">${counted(cause.blocked.length, 'clause')} ${cause.blocked.length === 1 ? 'waits' : 'wait'} for it: ${linksTo(cause.blocked, (id) => short.get(id) ?? id)}</span></span></li>`;
  })}</ul></section>`;
}

function seenOnceView({ seenOnce }: Summary): Part {
  if (seenOnce.length === 0) return null;
  return markup`<section class="untold" aria-labelledby="once-title"><h2 id="once-title">Seen once, and not again</h2>
<p class="note">Each broke once, and held when it was tried alone: no failures. ${LOOK_AGAIN}</p>
<ul class="told">${seenOnce.map((result) => {
    const proof = proofOf(result, '');
    return markup`<li>${badge('inconclusive')}<span><a href="#${result.clause.id}">${broken(result.clause.id)}</a>
<span class="gist">${proof && inShort(proof)}</span></span></li>`;
  })}</ul></section>`;
}

function hindrancesView({ hindrances }: Summary): Part {
  if (hindrances.length === 0) return null;
  return markup`<section class="untold" aria-labelledby="hindered-title"><h2 id="hindered-title">${counted(hinderedCount(hindrances), 'MUST')} could not be tested</h2>
<p class="note">${DECLARE}</p>
<ul class="told">${hindrances.map(
    ({ reason, clauses }) => markup`<li>${badge('inconclusive')}<span>${reason}
<span class="gist">${counted(clauses.length, 'clause')}: ${linksTo(clauses, (id) => id)}</span></span></li>`,
  )}</ul></section>`;
}

function linksTo(ids: string[], words: (id: string) => string): Part {
  const rest = ids.length - MOST;
  const links = ids
    .slice(0, MOST)
    .map(
      (id, at): Markup => markup`${at > 0 && ', '}<a href="#${id}">${broken(brief(words(id)))}</a>`,
    );
  return [links, rest > 0 && ` and ${rest} more`];
}
