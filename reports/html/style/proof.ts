import { css } from './css.ts';

/** What is within a failure: steps as lanes, exchanges, lines to copy. */
export const PROOF = css`
  .proof {
    display: grid;
    gap: 0.5rem;
  }
  .proof h5:not(:first-child) {
    margin-top: 1rem;
  }
  .steps ol {
    margin: 0;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--card);
    padding: 0;
    list-style: none;
    overflow: hidden;
  }
  .steps .more {
    display: block;
    margin-block: 0.5rem;
  }
  .steps li + li {
    border-top: 1px solid var(--line);
  }
  .step > summary {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 6fr) minmax(5rem, 4fr) minmax(0, 4fr) 0.75rem;
    align-items: center;
    gap: 0 0.75rem;
    padding: 0 0.75rem;
    cursor: pointer;
    list-style: none;
    font-size: 0.8125rem;
  }
  .step > summary::-webkit-details-marker {
    display: none;
  }
  .step > summary:focus-visible {
    outline-offset: -2px;
  }
  .step > summary:hover,
  .step[open] > summary {
    background: var(--sunk);
  }
  .step > summary:not(:has(.span)) {
    grid-template-columns: 1.75rem minmax(0, 5fr) minmax(0, 3fr) 0.75rem;
  }
  .step .number {
    color: var(--soft);
    font-variant-numeric: tabular-nums;
  }
  .step .call {
    padding-block: 0.4375rem;
  }
  .step .call small::before {
    content: "· ";
  }
  .step b {
    font-weight: 600;
  }
  .step.arrange b {
    font-weight: 400;
  }
  .step .answer {
    padding-block: 0.25rem;
    color: var(--soft);
  }
  .step .answer.refused {
    color: var(--ink);
  }
  .span {
    display: block;
    width: 100%;
    /* As tall as its row, without a say in how tall that is: the shade has no gaps. */
    height: 0;
    min-height: 100%;
    overflow: visible;
  }
  .span .rail {
    fill: var(--line);
  }
  .span .together {
    fill: var(--together);
  }
  .bar {
    fill: var(--link);
    stroke: var(--link);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  .arrange .bar {
    fill: var(--skip);
    stroke: var(--skip);
  }
  .bar.refused {
    fill: var(--card);
  }
  .bar.lost {
    fill: var(--card);
    stroke-dasharray: 3 3;
  }
  .note .swatch {
    display: inline-block;
    width: 1.5rem;
    height: 0.75rem;
    margin: 0 0.25rem 0 0;
    vertical-align: -0.0625rem;
  }
  .note .swatch.together {
    background: var(--together);
  }
  .note .swatch:is(.refused, .lost) {
    border: 1.5px solid var(--link);
  }
  .note .swatch.lost {
    border-style: dashed;
  }
  .exchange {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.75rem 1.25rem;
    border-top: 1px solid var(--line);
    background: var(--sunk);
    padding: 0.875rem;
  }
  .exchange .side {
    min-width: 0;
  }
  .exchange pre {
    border: 1px solid var(--line);
    background: var(--card);
    padding: 0.5rem 0.75rem;
    font-size: 0.78125rem;
    line-height: 1.5;
  }
  .exchange .head {
    border-radius: 6px 6px 0 0;
    color: var(--soft);
  }
  .exchange .head:last-child {
    border-radius: 6px;
  }
  .exchange .head b {
    font-weight: 400;
  }
  .exchange .head + .body {
    border-top: 0;
    border-radius: 0 0 6px 6px;
  }
  .exchange .offends {
    background: var(--fail-wash);
    box-shadow: inset 3px 0 0 var(--fail);
  }
  .exchange .body b {
    color: var(--link);
    font-weight: 400;
  }
  .exchange .body i {
    color: var(--soft);
  }
  .exchange .body mark i {
    color: inherit;
  }
  .exchange .tall {
    max-height: 26rem;
    overflow: auto;
  }
  .exchange .note {
    padding: 0.375rem 0;
  }
  .copies {
    grid-column: 1 / -1;
  }
  .snippet {
    display: grid;
    grid-template-columns: 7rem 1fr auto;
    align-items: baseline;
    gap: 0.75rem;
  }
  .snippet span {
    color: var(--soft);
    font-size: 0.875rem;
  }
  .snippet pre {
    max-height: 7.5rem;
    border-radius: 6px;
    background: var(--sunk);
    padding: 0.375rem 0.625rem;
    overflow: auto;
  }
  [data-said]::after {
    content: " · " attr(data-said);
  }
  @media (width < 44rem) {
    .exchange {
      grid-template-columns: 1fr;
      padding: 0.625rem;
    }
    .step > summary,
    .step > summary:not(:has(.span)) {
      grid-template-columns: 1.5rem 1fr 0.75rem;
      padding-block: 0.25rem;
    }
    .step > summary::after {
      grid-area: 1 / 3;
    }
    .step > summary > :is(.span, .answer) {
      grid-column: 2;
    }
    .span {
      height: 1.25rem;
      min-height: 0;
    }
    .snippet {
      grid-template-columns: 1fr auto;
    }
    .snippet pre {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
