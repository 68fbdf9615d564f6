import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { badge } from '../html/badge.ts';
import { type Markup, markup } from '../html/markup.ts';
import { broken } from '../html/path.ts';
import type { Side } from './comparison.ts';
import type { Drift } from './drift.ts';
import { ABSENT, CHANGES, letter } from './words.ts';

/** What changed between two runs of one endpoint. */
export function driftView({ from, to, changes }: Drift, sides: Side[]): Markup {
  const id = `drift-${from}-${to}`;
  const kinds = Object.entries(CHANGES).map(([kind, words]) => {
    const own = changes.filter((change) => change.kind === kind);
    return own.length === 0
      ? null
      : markup`<section class="change ${kind}"><h3>${words} <span>${own.length}</span></h3><ul>${own.map(
          ({ clause, from: before, to: after }) =>
            markup`<li>${[before, after].map((verdict, at) => [
              at > 0 && markup`<span aria-hidden="true">→</span><span class="unseen">then</span>`,
              verdict ? badge(verdict) : markup`<span class="none">${ABSENT}</span>`,
            ])} <a href="#${clause}">${broken(clause)}</a></li>`,
        )}</ul></section>`;
  });
  return markup`<section class="drift" aria-labelledby="${id}"><h2 id="${id}">Drift from ${sideName(sides[from], from)} to ${sideName(sides[to], to)}</h2>
${changes.length === 0 ? markup`<p class="note">Nothing changed.</p>` : markup`<p class="note">${counted(changes.length, 'clause')} changed.</p>${kinds}`}</section>`;
}

function sideName(side: Side | undefined, index: number): Markup {
  return markup`<span class="letter">${letter(index)}</span> ${brief(side?.name ?? '')}`;
}
