import { endpointName } from '../headline.ts';
import { subject } from '../subject.ts';
import type { Summary } from '../summary.ts';
import { keys, leftBehind, legend, settings } from './about.ts';
import { newBlocks } from './blocks.ts';
import { faultMatrix } from './fault-matrix.ts';
import { listing } from './listing.ts';
import { markup } from './markup.ts';
import { masthead } from './masthead.ts';
import { overview } from './overview.ts';
import { page } from './page.ts';
import { untold } from './untold.ts';

/** A run as one self-contained page. Pure: the same summary gives the same text. */
export function renderHtml(summary: Summary): string {
  const { header, results, cells, verdict, title } = summary;
  const blocks = newBlocks();
  const main = markup`${untold(summary)}
${leftBehind(summary)}
${results.length > 0 && overview(summary)}
<section id="clauses" class="clauses" aria-labelledby="clauses-title" tabindex="-1"><h2 id="clauses-title">Clauses</h2>
${results.length > 0 ? listing(summary, blocks) : markup`<p class="empty">The record holds no verdict.</p>`}
</section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Expected × received</h2>
<p class="note">For each set of answers that the contract allows, what came back and how often.</p>
${faultMatrix(cells)}</section>
<section class="run" aria-labelledby="run-title"><h2 id="run-title">This run</h2>
<div class="columns">${settings(header)}${legend()}</div>${keys()}</section>`;
  return page({
    title: `${title}: ${subject(header)} on ${endpointName(header)}`,
    verdict,
    head: masthead(summary),
    main,
    blocks,
  });
}
