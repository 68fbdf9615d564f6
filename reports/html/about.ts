import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { RunHeader } from '../../suites/model/run-record.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { ridWords } from '../left-behind.ts';
import { VERDICTS } from '../marks.ts';
import type { Summary } from '../summary.ts';
import { badge } from './badge.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { snippetView } from './proof.ts';

const MEANING: Record<VerdictKind, string> = {
  pass: 'tested, and kept in every case',
  fail: 'a MUST is broken; the request shown is the smallest one found',
  warn: 'a SHOULD is broken',
  inconclusive: 'it could not be tested, because something else was in the way',
  skip: 'there was nothing to test, or it was declared absent',
  error: 'a fault of the suite',
};

/** What the marks mean. */
export function legend(): Markup {
  return markup`<dl class="legend">${VERDICTS.map(
    (kind) => markup`<div><dt>${badge(kind)} ${kind}</dt><dd>${MEANING[kind]}</dd></div>`,
  )}</dl>`;
}

/** How a run was made. */
export function settings(header: RunHeader): Markup {
  const { region, runs, concurrency, timeoutMs, select, given, mostAlive, strict } = header;
  const rows: [string, Part][] = [
    ['endpoint', markup`<code>${brief(header.endpoint)}</code>`],
    ...(header.cassette === undefined
      ? []
      : [['cassette', markup`<code>${brief(header.cassette)}</code>`] satisfies [string, Part]]),
    ['region', region],
    ['seed', header.seed],
    ['draws', `${runs} per way of testing a clause`],
    ['at once', counted(concurrency, 'request')],
    ['patience', `${timeoutMs} ms`],
    ['selected', select.length > 0 ? select.join(', ') : 'every clause'],
    ['borrowed', givenWords(given)],
    ['alive', `at most ${counted(mostAlive, 'thing')}`],
    ['strict', strict ? 'yes: a broken SHOULD counts as a failure' : 'no'],
    ['suite', header.suite],
    ['contract', header.specRevision],
  ];
  return markup`<dl class="rows">${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What the run could not delete, and how to be rid of it. */
export function leftBehind({ left }: Summary): Part {
  if (!left) return null;
  const names = left.names.map((name) => markup`<li><code>${brief(name)}</code></li>`);
  return markup`<section class="notice" aria-labelledby="left-title"><h2 id="left-title">Left behind</h2><ul>${names}</ul>
${left.command === null ? markup`<p class="note">It is ${ridWords(left)}.</p>` : snippetView('delete it', left.command)}</section>`;
}

/** The keys that a page knows. */
export function keys(): Markup {
  return markup`<p class="keys"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> or <kbd>↓</kbd> <kbd>↑</kbd> next and previous clause <kbd>Enter</kbd> open <kbd>Esc</kbd> clear the search</p>`;
}

function givenWords(given: Record<string, string>): string {
  const own = Object.entries(given).map(([kind, name]) => `${kind} ${brief(name)}`);
  return own.length > 0 ? own.join(', ') : 'made by the suite';
}
