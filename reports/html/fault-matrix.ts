import type { FaultCell } from '../../suites/model/run-record.ts';
import { brief } from '../escape.ts';
import { type Markup, markup, type Part } from './markup.ts';

/** More kinds of answer than this have no column of their own. */
const WIDEST = 24;

/** Expected × received as a picture: what may come back is outlined, what came back is filled. */
export function faultMatrix(cells: FaultCell[]): Markup {
  if (cells.length === 0) {
    return markup`<p class="empty">No answer was of a kind that belongs here.</p>`;
  }
  const rows = new Map<string, { expected: string[]; received: Map<string, number> }>();
  for (const { expected, received, count } of cells) {
    const key = expected.join();
    const row = rows.get(key) ?? { expected, received: new Map<string, number>() };
    row.received.set(received, (row.received.get(received) ?? 0) + count);
    rows.set(key, row);
  }
  const { shown, rest } = columnsOf(cells);
  return markup`<div class="wide" tabindex="0" role="region" aria-label="Expected and received answers">
<table class="faults"><thead><tr><th scope="col">may come back</th>${shown.map(
    (type) => markup`<th scope="col"><span>${brief(type)}</span></th>`,
  )}${rest.size > 0 && markup`<th scope="col"><span>${rest.size} others</span></th>`}</tr></thead>
<tbody>${[...rows.values()].map(({ expected, received }) => {
    const others = [...received].filter(([type]) => rest.has(type));
    return markup`<tr><th scope="row">${rowName(expected)}</th>${shown.map((type) =>
      cell(received.get(type) ?? 0, expected.includes(type)),
    )}${
      rest.size > 0 &&
      cell(
        others.reduce((sum, [, count]) => sum + count, 0),
        false,
      )
    }</tr>\n`;
  })}</tbody></table></div>
<p class="key"><span class="cell right">✓ 5</span> came, and may &ensp; <span class="cell wrong">✗ 5</span> came, and may not &ensp; <span class="cell open">·</span> may come, and did not</p>`;
}

/** A name that may be broken where a word begins. */
function humps(name: string): Part {
  const words = brief(name).split(/(?<=[a-z])(?=[A-Z])/);
  return words.map((word, index) => [index > 0 && markup`<wbr>`, word]);
}

function columnsOf(cells: FaultCell[]): { shown: string[]; rest: Set<string> } {
  const counts = new Map<string, number>([['success', 0]]);
  for (const { expected, received, count } of cells) {
    counts.set(received, (counts.get(received) ?? 0) + count);
    for (const type of expected) counts.set(type, counts.get(type) ?? 0);
  }
  const known = new Set(cells.flatMap(({ expected }) => expected));
  // What nobody expected stands last, the commonest first.
  const types = [...counts].sort(
    ([a, m], [b, n]) => Number(known.has(b)) - Number(known.has(a)) || (known.has(a) ? 0 : n - m),
  );
  const names = types.map(([type]) => type);
  return { shown: names.slice(0, WIDEST), rest: new Set(names.slice(WIDEST)) };
}

function rowName(expected: string[]): Part {
  return expected.map((type, index) => [
    index > 0 && markup` <i>or</i> `,
    markup`<span>${humps(type)}</span>`,
  ]);
}

function cell(count: number, accepted: boolean): Markup {
  if (count === 0) {
    return accepted
      ? markup`<td><span class="cell open"><span aria-hidden="true">·</span><span class="unseen">accepted, none came</span></span></td>`
      : markup`<td></td>`;
  }
  const weight = count < 10 ? 'few' : count < 100 ? 'some' : 'many';
  return markup`<td><span class="cell ${accepted ? 'right' : 'wrong'} ${weight}"><span aria-hidden="true">${accepted ? '✓' : '✗'}</span><span class="unseen">${accepted ? 'accepted' : 'not accepted'}</span> ${count}</span></td>`;
}
