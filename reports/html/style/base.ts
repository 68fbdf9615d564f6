import { css } from './css.ts';

/** Colours, type and the page itself. The colours of verdicts keep apart for every kind of eye. */
export const BASE = css`
  :root {
    color-scheme: light dark;
    --paper: light-dark(#fbfbf9, #14161a);
    --card: light-dark(#ffffff, #1b1e23);
    --sunk: light-dark(#f3f3ef, #101216);
    --line: light-dark(#dfdfd8, #2f343b);
    --ink: light-dark(#1d2126, #e6e8ea);
    --soft: light-dark(#575e67, #a3abb5);
    --link: light-dark(#0b5394, #8ec5ff);
    --focus: light-dark(#0b5394, #8ec5ff);
    --pass: light-dark(#00684a, #45c79c);
    --fail: light-dark(#b03900, #ff8f63);
    --warn: light-dark(#835600, #eab845);
    --inconclusive: light-dark(#0b5f9e, #74b9f2);
    --skip: light-dark(#5c646e, #98a2ad);
    --error: light-dark(#8b3a78, #e59ccb);
    --pass-wash: light-dark(#e2f2ec, #14332a);
    --fail-wash: light-dark(#fdebe1, #41210f);
    --together: light-dark(#dbe7f3, #22384d);
    --mark: light-dark(#ffdfca, #6b300f);
    --mono:
      ui-monospace, "SF Mono", "Cascadia Mono", menlo, consolas, "DejaVu Sans Mono", monospace;
  }
  :root[data-theme="light"] {
    color-scheme: light;
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  html {
    scroll-padding-top: 5rem;
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font:
      0.9375rem / 1.5 system-ui,
      -apple-system,
      "Segoe UI",
      roboto,
      "Helvetica Neue",
      sans-serif;
    overflow-wrap: anywhere;
  }
  header,
  main {
    max-width: 72rem;
    margin-inline: auto;
    padding-inline: clamp(0.875rem, 3vw, 2rem);
  }
  main {
    padding-bottom: 4rem;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  p,
  dl,
  dd,
  ol,
  ul,
  pre {
    margin: 0;
  }
  h2 {
    margin-top: 2.75rem;
    margin-bottom: 0.75rem;
    font-size: 1.125rem;
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  h5 {
    margin-bottom: 0.375rem;
    color: var(--soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.15em;
    text-decoration-thickness: 1px;
  }
  code,
  pre,
  kbd {
    font-family: var(--mono);
    font-size: 0.8125rem;
  }
  pre {
    white-space: pre-wrap;
  }
  small {
    font-size: 0.75rem;
    color: var(--soft);
  }
  mark {
    border-radius: 3px;
    background: var(--mark);
    color: var(--ink);
    padding-inline: 0.15em;
    box-decoration-break: clone;
    box-shadow: inset 0 -2px 0 var(--fail);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  button,
  input,
  select {
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--card);
    color: inherit;
    font: inherit;
    font-size: 0.8125rem;
    line-height: 1.25;
    padding: 0.3125rem 0.625rem;
  }
  button {
    cursor: pointer;
  }
  button:hover,
  select:hover {
    border-color: var(--soft);
  }
  .plain {
    border: 0;
    background: none;
    color: var(--link);
    margin-right: 0.75rem;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  kbd {
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--card);
    padding: 0 0.35em;
    font-size: 0.75rem;
  }
  .note,
  .empty {
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .empty {
    padding: 1.5rem 0;
  }
  .unseen,
  .jump:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .jump:focus {
    position: fixed;
    z-index: 9;
    top: 0.5rem;
    left: 0.5rem;
    border-radius: 6px;
    background: var(--card);
    padding: 0.5rem 1rem;
  }
  .pass {
    --own: var(--pass);
  }
  .fail {
    --own: var(--fail);
  }
  .warn {
    --own: var(--warn);
  }
  .inconclusive {
    --own: var(--inconclusive);
  }
  .skip {
    --own: var(--skip);
  }
  .error {
    --own: var(--error);
  }
  .badge {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    border-radius: 5px;
    background: var(--own);
    color: var(--card);
    font: 700 0.8125rem / 1 var(--mono);
  }
`;
