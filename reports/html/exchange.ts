import type { RecordedStep } from '../../suites/model/run-record.ts';
import { curlLine } from '../curl.ts';
import { brief } from '../escape.ts';
import { sdkSnippet } from '../sdk-snippet.ts';
import { jsonView, type Place } from './json-view.ts';
import { type Markup, markup, type Part } from './markup.ts';
import type { Spot } from './spot.ts';

/** More of a body that is no JSON than this is not shown, in characters. */
const MOST = 4_000;
/** A body of more lines scrolls by itself. */
const TALL = 24;

/** Both sides of an exchange, with the offending spot marked, and ways to send it again. */
export function exchangeView(step: RecordedStep, spot: Spot | null, region: string): Markup {
  const { request, response, attempts } = step;
  const again = attempts > 1 && markup`<p class="note">Sent ${attempts} times.</p>`;
  const snippet = sdkSnippet(step, region);
  return markup`<div class="exchange">
<div class="side"><h5>Request</h5>
<pre class="head">${request.method} ${request.url}
${headerLines(request.headers, null)}</pre>
${bodyView(request.body, spot?.request ?? null, false, 'Body of the request')}
</div>
<div class="side"><h5>Response</h5>
${responseView(response, spot?.response ?? null)}
</div>
<p class="copies">${again}
<button type="button" data-copy="${curlLine(step, region)}">Copy as curl</button>
${snippet && markup`<button type="button" data-copy="${snippet}">Copy as SDK call</button>`}
</p></div>`;
}

function responseView(response: RecordedStep['response'], spot: Spot['response']): Part {
  if ('failure' in response) {
    const { code, detail } = response.failure;
    return markup`<pre class="head"><mark>no answer: ${brief(code)}</mark>
${brief(detail)}</pre>`;
  }
  const { status, headers, body, encoding, bytes } = response;
  const kept = Buffer.from(body, encoding);
  const isText = encoding === 'utf8';
  const place = spot?.kind === 'member' ? spot.place : null;
  const label = 'Body of the response';
  return markup`<pre class="head">${spot?.kind === 'status' ? markup`<mark>${status}</mark>` : status}
${headerLines(headers, spot?.kind === 'header' ? spot.name : null)}</pre>
${isText ? bodyView(body, place, spot?.kind === 'body', label) : unreadableView(kept)}
${kept.length < bytes && markup`<p class="note">The first ${kept.length} of ${bytes} bytes were kept.</p>`}`;
}

/** A body that is not UTF-8, with what cannot be read marked. */
function unreadableView(bytes: Buffer): Part {
  const parts = cut(bytes.toString('utf8')).split(/(\ufffd+)/);
  return [
    markup`<pre class="body">${parts.map((part, index) => (index % 2 ? markup`<mark>${part}</mark>` : part))}</pre>`,
    markup`<p class="note">The body is not UTF-8; \ufffd stands for what cannot be read.</p>`,
  ];
}

function headerLines(headers: [string, string][], marked: string | null): Part {
  return headers.map(([name, value], index) => {
    const line = markup`<b>${brief(name)}:</b> ${brief(value)}`;
    const isMarked = marked !== null && name.toLowerCase() === marked.toLowerCase();
    return [index > 0 && '\n', isMarked ? markup`<mark>${line}</mark>` : line];
  });
}

function bodyView(text: string, place: Place | null, whole: boolean, label: string): Part {
  const offends = whole || place?.length === 0;
  if (text === '') {
    return markup`<p class="note">${offends ? markup`<mark>no body</mark>` : 'no body'}</p>`;
  }
  const shown = markup`${jsonView(text, place) ?? cut(text)}`;
  const isTall = shown.text.split('\n').length > TALL;
  const scrolls = isTall && markup` tabindex="0" role="group" aria-label="${label}"`;
  return markup`<pre class="body${isTall && ' tall'}${offends && ' offends'}"${scrolls}>${shown}</pre>`;
}

function cut(text: string): string {
  const more = text.length - MOST;
  return more > 0 ? `${text.slice(0, MOST)}… (${more} more characters)` : text;
}
