import { css } from './css.ts';

/** The filters, and the list of clauses. */
export const CLAUSES = css`
  .clauses:focus {
    outline: none;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    position: sticky;
    z-index: 2;
    top: 0;
    margin-inline: -0.5rem;
    border-bottom: 1px solid var(--line);
    background: var(--paper);
    padding: 0.625rem 0.5rem;
  }
  .search {
    position: relative;
    flex: 1 1 10rem;
  }
  .search input {
    width: 100%;
    padding-right: 2rem;
  }
  .search kbd {
    position: absolute;
    right: 0.4375rem;
    top: 50%;
    translate: 0 -50%;
    line-height: 1.2;
    pointer-events: none;
  }
  .search input:is(:focus, :not(:placeholder-shown)) + kbd {
    visibility: hidden;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .chip[aria-pressed="true"] {
    border-color: var(--own);
    background: var(--own);
    color: var(--card);
  }
  .chip[aria-pressed="true"] .mark {
    color: inherit;
  }
  .toolbar select {
    max-width: 13rem;
  }
  .toolbar output {
    margin-left: auto;
    color: var(--soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .family {
    border-bottom: 1px solid var(--line);
  }
  .family h3 {
    margin-block: 1.75rem 0.375rem;
    color: var(--soft);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .family h3 span {
    color: var(--ink);
    font-weight: 650;
  }
  .family h3 span::before {
    content: "/ ";
    color: var(--soft);
    font-weight: 400;
  }
  .clause {
    border-top: 1px solid var(--line);
  }
  .clause > summary {
    display: grid;
    grid-template-columns: auto 1fr auto 0.75rem;
    align-items: baseline;
    column-gap: 0.75rem;
    padding: 0.4375rem 0.375rem;
    cursor: pointer;
    list-style: none;
  }
  .clause > summary::-webkit-details-marker {
    display: none;
  }
  .clause > summary::after,
  .step > summary::after {
    content: "›" / "";
    color: var(--soft);
    font-size: 1.125rem;
    line-height: 1;
    text-align: center;
  }
  .clause[open] > summary::after,
  .step[open] > summary::after {
    rotate: 90deg;
  }
  .clause > summary:focus-visible {
    outline-offset: -2px;
  }
  .clause > summary:hover,
  .clause[open] > summary {
    background: var(--sunk);
  }
  .clause > summary .badge {
    translate: 0 0.0625rem;
  }
  .clause .badge.pass {
    background: var(--pass-wash);
    color: var(--pass);
  }
  .clause h4 {
    display: inline;
    margin-right: 0.5rem;
    font: 600 0.84375rem / 1.4 var(--mono);
  }
  .clause .gist {
    color: var(--soft);
    font-size: 0.875rem;
  }
  .clause .remark {
    display: block;
    color: var(--ink);
    font-size: 0.875rem;
  }
  .remark::before {
    content: "→ ";
    color: var(--soft);
  }
  .clause[open] .remark {
    display: none;
  }
  .clause:is([data-verdict="fail"], [data-verdict="warn"]) .remark {
    color: var(--fail);
  }
  .clause .tags {
    color: var(--soft);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  .tags .level {
    font-weight: 600;
    letter-spacing: 0.03em;
  }
  .tags .evidence::before {
    content: "· ";
  }
  .inside {
    display: grid;
    gap: 1rem;
    padding: 0.75rem 0.375rem 1.5rem 2.375rem;
  }
  .inside > *,
  .proof > * {
    min-width: 0;
  }
  .inside dl {
    display: grid;
    gap: 0.375rem;
  }
  .inside dl > div {
    display: grid;
    grid-template-columns: 7rem 1fr;
    gap: 0.75rem;
  }
  .inside dt {
    color: var(--soft);
    font-size: 0.875rem;
  }
  .actual {
    color: var(--fail);
    font-weight: 600;
  }
  .calls {
    margin-top: 0.125rem;
    padding-left: 1.375rem;
    font-size: 0.875rem;
  }
  .permalink {
    font: 0.75rem var(--mono);
  }
  .permalink a {
    color: var(--soft);
  }
  @media (width < 44rem) {
    .toolbar {
      position: static;
    }
    html {
      scroll-padding-top: 0.5rem;
    }
    .clause > summary {
      grid-template-columns: auto 1fr 0.75rem;
    }
    .clause .tags {
      grid-column: 2;
    }
    .clause > summary::after {
      grid-area: 1 / 3;
    }
    .clause h4,
    .clause .gist {
      display: block;
    }
    .inside {
      padding-left: 0.375rem;
    }
    .inside dl > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
`;
