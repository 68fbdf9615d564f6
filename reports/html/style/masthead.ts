import { css } from './css.ts';

/** The head of a page, and the matrix of families. */
export const MASTHEAD = css`
  .brand {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1rem;
    padding-block: 0.875rem;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .brand span {
    font-weight: 600;
    letter-spacing: 0.01em;
  }
  .masthead .about {
    color: var(--soft);
  }
  .masthead .about b {
    color: var(--ink);
    font-weight: 600;
  }
  .masthead h1 {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block: 0.25rem 0.75rem;
    color: var(--own);
    font-size: clamp(1.5rem, 5vw, 2rem);
    font-weight: 680;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }
  .masthead h1 .badge {
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 9px;
    font-size: 1.375rem;
  }
  .lead {
    margin-bottom: 0.5rem;
    max-width: 60ch;
  }
  .totals {
    display: block;
    width: 100%;
    height: 0.625rem;
    margin-top: 1rem;
    border-radius: 5px;
  }
  .totals rect {
    fill: var(--own);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.5rem;
    margin-top: 0.75rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .counts .total {
    margin-right: 0.5rem;
    font-weight: 600;
  }
  .counts .zero {
    padding: 0.3125rem 0.25rem;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .mark {
    color: var(--own);
    font-family: var(--mono);
    font-weight: 700;
  }
  .zero .mark {
    color: inherit;
  }
  .facts {
    margin-top: 0.75rem;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .facts span {
    white-space: nowrap;
  }
  .told {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr));
    gap: 0.75rem 2rem;
    padding: 0;
    list-style: none;
  }
  .told + p {
    margin-top: 0.5rem;
  }
  .told li {
    display: flex;
    gap: 0.625rem;
    line-height: 1.4;
  }
  .told a {
    font-family: var(--mono);
    font-size: 0.875rem;
  }
  .told .gist,
  .told .remark {
    display: block;
    font-size: 0.875rem;
  }
  .told .gist {
    color: var(--soft);
  }
  .told .remark {
    color: var(--fail);
  }
  .overview table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.875rem;
  }
  .overview :is(th, td) {
    padding: 0.1875rem 0.5rem;
    text-align: right;
    font-weight: 400;
  }
  .overview thead th {
    color: var(--soft);
    font-size: 0.8125rem;
    vertical-align: bottom;
    white-space: nowrap;
  }
  .overview thead .word {
    margin-left: 0.375rem;
  }
  .overview :is(th:first-child, .tiles) {
    text-align: left;
  }
  .overview th:first-child {
    padding-left: 0;
  }
  .overview tbody tr:not(:first-child) {
    border-top: 1px solid var(--line);
  }
  .overview th[scope="rowgroup"] {
    padding-top: 0.875rem;
    font-weight: 650;
  }
  .overview th:first-child {
    white-space: nowrap;
  }
  .overview :is(td, thead th) {
    width: 7rem;
  }
  .overview .tiles {
    width: auto;
    line-height: 0;
  }
  .tile {
    display: inline-grid;
    place-items: center;
    width: 0.9375rem;
    height: 0.9375rem;
    margin: 1px;
    vertical-align: top;
    border-radius: 3px;
    background: var(--own);
    color: var(--card);
    font: 700 0.625rem / 1 var(--mono);
    text-decoration: none;
  }
  .tile.pass {
    background: color-mix(in oklab, var(--pass) 42%, var(--card));
  }
  .tile.skip {
    background: color-mix(in oklab, var(--skip) 42%, var(--card));
    color: var(--ink);
  }
  .tile:hover {
    outline: 2px solid var(--ink);
  }
  .count {
    margin-right: -0.5rem;
    border-color: transparent;
    background: none;
    padding: 0.1875rem 0.5rem;
    color: var(--own);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .count:is(.fail, .warn, .error) {
    font-weight: 700;
  }
  .none {
    color: var(--line);
  }
  .notice {
    margin-top: 1.5rem;
    border: 1px solid var(--warn);
    border-left-width: 5px;
    border-radius: 6px;
    padding: 0.75rem 1rem;
  }
  .notice h2 {
    margin: 0;
    font-size: 0.9375rem;
  }
  .notice ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    margin-top: 0.375rem;
    padding: 0;
    list-style: none;
  }
  @media (width < 44rem) {
    .overview .tiles,
    .overview thead .word {
      display: none;
    }
  }
`;
