import type { VerdictKind } from '../../suites/model/judgement.ts';
import { MARKS } from '../marks.ts';
import { type Markup, markup } from './markup.ts';

/** A verdict as its mark, in its colour, and as a word for those who do not see either. */
export function badge(verdict: VerdictKind): Markup {
  return markup`<span class="badge ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span><span class="unseen">${verdict} </span></span>`;
}
