import type { ClauseResult, RecordedStep } from '../../suites/model/run-record.ts';
import { counted } from '../counted.ts';
import { curlLine } from '../curl.ts';
import { curlScript } from '../curl-script.ts';
import { brief } from '../escape.ts';
import { failingStep } from '../failure.ts';
import { sdkSnippet } from '../sdk-snippet.ts';
import type { Blocks } from './blocks.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { spotOf } from './spot.ts';
import { outcomeOf, stepsView, together } from './steps.ts';

/** A history of more calls is not written as one script. */
const MOST_CALLS = 40;
/** Where a snippet may be too tall for its place, in characters. */
const LONG = 160;

/** The part of a failure that is unpacked when it is opened: what was sent, and how to send it again. */
export function proofView(
  result: ClauseResult,
  { region, blocks }: { region: string; blocks: Blocks },
): Markup | null {
  const { counterexample } = result;
  if (!counterexample || counterexample.trace.length === 0) return null;
  const { seed, path, shrinks } = counterexample;
  const trace = [...counterexample.trace].sort((a, b) => a.started - b.started);
  const spot = spotOf(result);
  const shown = spot && { step: trace.indexOf(spot.step), spot: spot.spot };
  const step = spot?.step ?? failingStep(counterexample.trace, counterexample.step);
  const many = trace.length > 1;
  return markup`<section class="proof">
<h5>${many ? `What was sent, in order: ${trace.length} calls` : 'What was sent'}</h5>
${many && keyOf(trace)}
${stepsView({ trace, shown, region }, blocks)}
<h5>Send it again</h5>
${shown || trace.length > MOST_CALLS ? oneCall(step, region) : snippetView('curl', curlScript(trace, region))}
<p class="note">Found with seed ${seed}${path && `, path ${brief(path)}`}${shrinks > 0 && `, made smaller in ${counted(shrinks, 'step')}`}.</p>
</section>`;
}

/** What the picture of a history needs to be said. */
function keyOf(trace: RecordedStep[]): Part {
  const words: [string, string][] = [
    ['together', 'calls were under way at once'],
    ['refused', 'the call was refused'],
    ['lost', 'no answer came'],
  ];
  const seen = new Set<string>(trace.map(outcomeOf));
  if (together(trace).length > 0) seen.add('together');
  const own = words.filter(([kind]) => seen.has(kind));
  return (
    own.length > 0 &&
    markup`<p class="note">${own.map(([kind, said]) => markup`<span class="swatch ${kind}"></span>${said} &ensp; `)}</p>`
  );
}

function oneCall(step: RecordedStep | undefined, region: string): Part {
  const snippet = step && sdkSnippet(step, region);
  return [
    step && snippetView('curl', curlLine(step, region)),
    snippet && snippetView('SDK for JavaScript', snippet),
  ];
}

/** A line to be copied; a long one scrolls, and can be reached with the keyboard for that. */
export function snippetView(label: string, text: string): Markup {
  const scrolls = text.length > LONG && markup` tabindex="0" role="group" aria-label="${label}"`;
  return markup`<div class="snippet"><span>${label}</span><pre${scrolls}>${text}</pre><button type="button" data-copy aria-label="Copy: ${label}">Copy</button></div>`;
}
