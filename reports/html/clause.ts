import type { Evidence } from '../../specs/spec.ts';
import type { CallSummary, Phrase } from '../../suites/model/phrase.ts';
import type { ClauseResult } from '../../suites/model/run-record.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { failingStep, requestWords } from '../failure.ts';
import { isKnown, knownWords } from '../known.ts';
import { COUNTED } from '../marks.ts';
import { call, gist, message, requirement } from '../message.ts';
import { badge } from './badge.ts';
import type { Blocks } from './blocks.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { shortName } from './names.ts';
import { broken } from './path.ts';
import { proofView, snippetView } from './proof.ts';

/** What the pages of all clauses share. */
export interface ClauseContext {
  region: string;
  /** Where the record is, for the line that reproduces a failure. */
  record: string;
  blocks: Blocks;
}

const EVIDENCE: Record<Evidence, string> = {
  documented: 'written in the documentation',
  modelled: 'written in the published model of the service',
  protocol: 'written in the specification of the protocol',
  observed: 'seen at the service itself',
  inferred: 'concluded from a sibling or from custom; never a MUST',
};

/** A clause: one line with its verdict, and within it what is required, what came, and the proof. */
export function clauseView(
  result: ClauseResult,
  { family, tail }: { family: string; tail: string },
  context: ClauseContext,
): Markup {
  const { clause, verdict } = result;
  const { id, level, evidence } = clause;
  const remark = remarkOn(result);
  return markup`<details class="clause" id="${id}" data-verdict="${verdict}" data-level="${level}" data-family="${family}">
<summary>${badge(verdict)}<span class="name"><h4>${broken(tail)}</h4> <span class="gist">${brief(requirement(clause))}</span>
${remark && markup`<span class="remark">${remark}</span>`}</span>
<span class="tags"><span class="level">${level}</span> <span class="evidence">${evidence}</span></span></summary>
<div class="inside">${insideOf(result, context)}</div>
</details>`;
}

function insideOf(result: ClauseResult, context: ClauseContext): Part {
  const { clause, counterexample, reason, witness } = result;
  const rows: [string, Part][] = [];
  if (counterexample) {
    const step = failingStep(counterexample.trace, counterexample.step);
    rows.push(['requirement', brief(requirement(clause))]);
    rows.push(['expected', brief(message(counterexample.expected))]);
    rows.push(['actual', actualView(counterexample.actual)]);
    if (step && counterexample.actual.code !== 'unexplained')
      rows.push(['request', markup`<code>${brief(requestWords(step))}</code>`]);
    if (isKnown(result)) rows.push(['baseline', knownWords(result)]);
  } else if (reason) rows.push(['reason', brief(message(reason))]);
  rows.push(['tested', countsOf(result)]);
  rows.push([
    'evidence',
    [markup`<b>${clause.evidence}</b>, ${EVIDENCE[clause.evidence]}: `, clause.source],
  ]);
  // Beside a failure an order that explains another case would only puzzle.
  if (witness && !counterexample)
    rows.push(['witness', ['this order of the calls explains every answer', callsView(witness)]]);
  const proof = proofView(result, context);
  const command = `memorydb-conformance repro ${context.record} ${clause.id}`;
  return [
    markup`<dl>${rows.map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`,
    counterexample && snippetView('reproduce', command),
    proof && laterView(context.blocks.add(proof), counterexample?.trace.length ?? 0),
    markup`<p class="permalink"><a href="#${clause.id}">${broken(clause.id)}</a></p>`,
  ];
}

/** The place of a proof that is still packed; on paper it says what is not there. */
function laterView(block: string, calls: number): Markup {
  const left = `Not printed: ${calls === 1 ? 'the exchange' : `${calls} exchanges`}. Open this clause on the screen first, and what it shows is printed too.`;
  return markup`<div class="later" data-block="${block}"><p class="note onscreen">The exchanges are unpacked by the page's script.</p><p class="note onpaper">${left}</p></div>`;
}

function remarkOn(result: ClauseResult): string | undefined {
  const { counterexample, reason } = result;
  const known = isKnown(result) ? ' (known)' : '';
  if (counterexample) return brief(gist(counterexample.actual)) + known;
  return reason ? brief(message(reason)) : undefined;
}

function countsOf({ held, broke, unproven, spent, verdict }: ClauseResult): string {
  const cases = (count: number, words: string) =>
    count > 0 ? [`${counted(count, 'case')} ${words}`] : [];
  const all = [
    ...cases(broke, 'broke it'),
    ...cases(held, 'kept it'),
    ...cases(unproven, 'proved nothing'),
  ];
  const when = spent === null ? '' : `; first seen broken after ${spent} requests`;
  return all.length > 0 ? all.join(', ') + when : `not at all (${COUNTED[verdict]})`;
}

function actualView(actual: Phrase): Markup {
  return markup`<strong class="actual">${brief(gist(actual))}</strong>${
    actual.code === 'unexplained' && callsView(actual.calls)
  }`;
}

/** One call a line, with names as short as they are among themselves. */
function callsView(calls: CallSummary[]): Markup {
  return markup`<ol class="calls">${calls.map((own) => {
    const names = own.names.map(shortName);
    const words = call({ ...own, names }).slice(own.operation.length);
    return markup`<li title="${brief(own.names.join(' to '))}"><b>${brief(own.operation)}</b>${brief(words)}</li>`;
  })}</ol>`;
}
