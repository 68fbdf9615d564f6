import type { RecordedStep } from '../../suites/model/run-record.ts';
import type { Role } from '../../suites/model/trace.ts';
import { brief } from '../escape.ts';
import type { Blocks } from './blocks.ts';
import { exchangeView } from './exchange.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { namesOf, namesView } from './names.ts';
import type { Spot } from './spot.ts';

/** So many exchanges are unpacked at once. */
const CHUNK = 20;

const ROLES: Record<Role, string> = {
  probe: 'probe',
  twin: 'valid twin',
  readback: 'read back',
  before: 'before',
  after: 'after',
  arrange: 'arranged',
};

/** The time of a piece, in the trace's ticks. */
interface Clock {
  start: number;
  end: number;
  /** When several calls were under way. */
  together: [number, number][];
}

/** What a step's row needs to know of the whole. */
interface Whole {
  /** In the order in which they were sent. */
  trace: RecordedStep[];
  shown: { step: number; spot: Spot } | null;
  region: string;
}

/**
 * The steps of a trace as lanes on one clock: a row for each call, its span drawn, its exchange
 * within. Long traces are unpacked piece by piece, from the piece that shows the failure.
 */
export function stepsView(whole: Whole, blocks: Blocks): Markup {
  const { trace, shown } = whole;
  const first = Math.floor((shown?.step ?? 0) / CHUNK);
  const chunks: Part[] = [];
  for (let from = 0; from < trace.length; from += CHUNK) {
    const rows = chunkView(whole, from, Math.min(from + CHUNK, trace.length));
    if (from / CHUNK === first) chunks.push(rows);
    else {
      const until = Math.min(from + CHUNK, trace.length);
      chunks.push(
        markup`<button type="button" class="more" data-block="${blocks.add(rows)}"><span class="onscreen">Show steps</span><span class="onpaper">Not printed: steps</span> ${from + 1} to ${until}</button>`,
      );
    }
  }
  return markup`<div class="steps">${chunks}</div>`;
}

function chunkView(whole: Whole, from: number, until: number): Markup {
  const part = whole.trace.slice(from, until);
  const start = Math.min(...part.map(({ started }) => started));
  const end = Math.max(...part.map(({ ended }) => ended));
  const clock = { start, end, together: together(part) };
  return markup`<ol start="${from + 1}">${part.map((step, index) =>
    row(whole, step, from + index, clock),
  )}</ol>`;
}

function row(
  { trace, shown, region }: Whole,
  step: RecordedStep,
  index: number,
  clock: Clock,
): Markup {
  const isShown = shown?.step === index;
  const beside = overlapping(trace, index);
  const answer = answerOf(step);
  return markup`<li><details class="step ${step.role}"${isShown && markup` open`}>
<summary><span class="number">${index + 1}</span>
<span class="call"><b>${brief(step.operation)}</b> ${namesView(namesOf(step))}
<small>${ROLES[step.role]}</small></span>
${trace.length > 1 && span(step, clock)}
<span class="answer${outcomeOf(step) !== 'accepted' && ' refused'}">${answer}</span>
${beside.length > 0 && markup`<span class="unseen">, at once with ${beside.map((own) => own + 1).join(', ')}</span>`}
</summary>
${exchangeView(step, isShown ? shown.spot : null, region)}
</details></li>`;
}

/** The span of a call on the clock of its piece, as a bar, before the spans of which several had a part. */
function span(step: RecordedStep, { start, end, together }: Clock): Markup {
  const width = Math.max(1, end - start);
  const shade = together.map(
    ([from, until]) =>
      markup`<rect x="${from - start}" y="0" width="${until - from}" height="10" class="together"/>`,
  );
  return markup`<svg class="span" viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true">${shade}<rect x="0" y="4.8" width="${width}" height="0.4" class="rail"/><rect x="${step.started - start}" y="2.5" width="${step.ended - step.started}" height="5" class="bar ${outcomeOf(step)}"/></svg>`;
}

/** The spans of the clock in which more than one call was under way, in order. */
export function together(part: RecordedStep[]): [number, number][] {
  const edges = part.flatMap(({ started, ended }): [number, number][] => [
    [started, 1],
    [ended, -1],
  ]);
  // Where one ends as another begins, they were not under way at once.
  edges.sort(([a, up], [b, other]) => a - b || up - other);
  const spans: [number, number][] = [];
  let under = 0;
  let from = 0;
  for (const [at, change] of edges) {
    if (under === 1 && change === 1) from = at;
    if (under === 2 && change === -1) spans.push([from, at]);
    under += change;
  }
  return spans;
}

/** How a call ended, for whoever looks at its bar. */
export function outcomeOf({ response }: RecordedStep): 'accepted' | 'refused' | 'lost' {
  if ('failure' in response) return 'lost';
  return response.status >= 400 ? 'refused' : 'accepted';
}

/** The steps that were under way at once with one, by index. Steps stand in the order of their start. */
export function overlapping(trace: RecordedStep[], index: number): number[] {
  const own = trace[index];
  const found: number[] = [];
  for (let at = Math.max(0, index - CHUNK); own && at < index + CHUNK; at++) {
    const other = trace[at];
    if (!other || at === index) continue;
    if (other.started < own.ended && own.started < other.ended) found.push(at);
  }
  return found;
}

function answerOf({ response }: RecordedStep): string {
  if ('failure' in response) return `no answer: ${brief(response.failure.code)}`;
  const { status, body, encoding } = response;
  const type =
    encoding === 'utf8' ? /"(?:__type|code)"\s*:\s*"(?:[^"]*#)?([^"#:]+)/.exec(body) : null;
  return status >= 300 && type?.[1] ? `${status} ${brief(type[1])}` : String(status);
}
