import { counted } from '../counted.ts';
import { inShort, proofOf } from '../failure.ts';
import { DECLARE, hinderedCount, LOOK_AGAIN } from '../hindrances.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { linksTo } from './links-to.ts';
import { markup, type Part } from './markup.ts';
import { broken } from './path.ts';

/** Why clauses have no verdict: what was seen once, and what hindered MUSTs. */
export function untold(summary: Summary): Part {
  return [seenOnceView(summary), hindrancesView(summary)];
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
<span class="gist">${counted(clauses.length, 'clause')}: ${linksTo(clauses)}</span></span></li>`,
  )}</ul></section>`;
}
