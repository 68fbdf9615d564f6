import { css } from './css.ts';

/** Several runs side by side. */
export const COMPARE = css`
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15.5rem, 100%), 1fr));
    gap: 1rem;
    margin-top: 1.25rem;
    padding: 0;
    list-style: none;
  }
  .sides li {
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--card);
    padding: 0.875rem 1rem;
  }
  .sides h2 {
    margin: 0;
    font-size: 1rem;
  }
  .sides .facts {
    margin-top: 0.375rem;
  }
  .sides .counts {
    font-size: 0.8125rem;
  }
  .sides .counts :is(.total, .zero) {
    display: none;
  }
  .letter {
    display: inline-grid;
    place-items: center;
    min-width: 1.375rem;
    height: 1.375rem;
    border-radius: 5px;
    background: var(--ink);
    color: var(--card);
    font: 700 0.75rem / 1 var(--mono);
  }
  .change h3 {
    margin-block: 1rem 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .change h3 span {
    color: var(--soft);
    font-weight: 400;
  }
  .change ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr));
    gap: 0.25rem 2rem;
    padding: 0;
    list-style: none;
  }
  .change li {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
  }
  .change .badge {
    align-self: center;
  }
  .change a {
    font: 0.84375rem var(--mono);
  }
  .compare {
    border-collapse: collapse;
    table-layout: fixed;
    width: 100%;
  }
  .compare :is(th, td) {
    border-bottom: 1px solid var(--line);
    padding: 0.375rem 0.5rem;
    font-weight: 400;
    text-align: left;
    vertical-align: top;
  }
  .compare :is(th, td):first-child {
    padding-left: 0;
  }
  .compare thead th {
    color: var(--soft);
    font-size: 0.8125rem;
    vertical-align: bottom;
  }
  .compare thead th:first-child {
    width: 36%;
  }
  .compare thead .word {
    margin-left: 0.25rem;
  }
  .compare h3 {
    margin-block: 0.875rem 0;
  }
  .compare .clause {
    scroll-margin-top: 5rem;
  }
  .compare .clause:hover :is(th, td) {
    background: var(--sunk);
  }
  .compare :is(thead th:first-child, th[scope="row"]) {
    position: sticky;
    left: 0;
    min-width: 9.5rem;
    background: var(--paper);
  }
  .compare .clause a {
    color: inherit;
    font: 600 0.84375rem / 1.4 var(--mono);
    text-decoration: none;
  }
  .compare .clause a:hover {
    text-decoration: underline;
  }
  .compare .gist {
    display: block;
  }
  .compare .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    margin-top: 0.125rem;
    color: var(--soft);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .compare :is(.fail, .warn) .said {
    color: var(--fail);
  }
  .marks :is(.said, thead .word) {
    display: none;
  }
  .overview .strips {
    table-layout: fixed;
  }
  .overview .strips :is(td, th) {
    width: auto;
    text-align: left;
    vertical-align: top;
  }
  .overview .strips th:first-child {
    width: 8.5rem;
  }
  .strip {
    display: flex;
    gap: 0.625rem;
  }
  .strip .tiles {
    padding-top: 0.25rem;
  }
  .strips .tile {
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 2px;
    font-size: 0.5625rem;
  }
  .tile.absent {
    background: none;
    color: var(--soft);
  }
  .part {
    flex: none;
    min-width: 2.75rem;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .part.fail {
    color: var(--fail);
    font-weight: 700;
  }
  .part small {
    font-weight: 400;
  }
  .absent {
    color: var(--soft);
  }
  @media (width < 44rem) {
    .compare .said,
    :is(.compare, .strips) thead .word {
      display: none;
    }
    .strips .tiles {
      display: none;
    }
    .part {
      min-width: 0;
    }
    .overview .strips th:first-child {
      width: 6.5rem;
    }
    .compare {
      table-layout: auto;
    }
  }
`;
