import type { VerdictKind } from '../../suites/model/judgement.ts';
import { counted } from '../counted.ts';
import { COUNTED, MARKS, VERDICTS } from '../marks.ts';
import { type Markup, markup, type Part } from './markup.ts';

/**
 * Counts of verdicts, as one bar and as buttons that show the clauses of each.
 *
 * @param show - what a button asks the client to show, as an attribute
 */
export function countsView(
  counts: Record<VerdictKind, number>,
  show = (kind: VerdictKind) => markup`data-show-verdict="${kind}"`,
): Markup {
  const total = VERDICTS.reduce((sum, kind) => sum + counts[kind], 0);
  return markup`${barView(counts)}
<p class="counts"><span class="total">${counted(total, 'clause')}</span> ${VERDICTS.filter(
    (kind) => counts[kind] > 0 || kind !== 'error',
  ).map((kind) => countOf(kind, counts[kind], show(kind)))}</p>`;
}

/** Counts of verdicts as one bar; nothing for none. */
export function barView(counts: Record<VerdictKind, number>): Part {
  let total = 0;
  const bars = VERDICTS.map((kind) => {
    const x = total;
    const width = counts[kind];
    total += width;
    return width > 0 && markup`<rect class="${kind}" x="${x}" y="0" width="${width}" height="1"/>`;
  });
  return (
    total > 0 &&
    markup`<svg class="totals" viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`
  );
}

function countOf(kind: VerdictKind, count: number, show: Markup): Markup {
  const words = markup`<span class="mark" aria-hidden="true">${MARKS[kind]}</span> ${kind === 'error' ? counted(count, kind) : `${count} ${COUNTED[kind]}`}`;
  return count > 0
    ? markup`<button type="button" class="${kind}" ${show}>${words}</button> `
    : markup`<span class="zero">${words}</span> `;
}
