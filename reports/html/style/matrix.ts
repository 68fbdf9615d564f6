import { css } from './css.ts';

/** Tables that are pictures: faults expected and received. */
export const MATRIX = css`
  .wide {
    position: relative;
    overflow-x: auto;
    margin-top: 0.75rem;
  }
  .faults {
    border-collapse: collapse;
    font-size: 0.8125rem;
  }
  .faults :is(th, td) {
    border: 1px solid var(--line);
    padding: 0.125rem;
    font-weight: 400;
  }
  .faults thead :is(th, td) {
    border-top: 0;
    vertical-align: bottom;
  }
  .faults tr > :first-child {
    border-left: 0;
  }
  .faults thead th:first-child {
    padding: 0.375rem 0.75rem 0.375rem 0;
    color: var(--soft);
    text-align: left;
  }
  .faults tbody th span {
    display: inline-block;
  }
  .faults thead th:not(:first-child) span {
    display: inline-block;
    max-height: 17rem;
    padding: 0.375rem 0;
    line-height: 1.2;
    writing-mode: vertical-rl;
    rotate: 180deg;
  }
  .faults tbody th {
    position: sticky;
    left: 0;
    min-width: 15rem;
    max-width: 26rem;
    background: var(--paper);
    padding: 0.375rem 0.75rem 0.375rem 0;
    line-height: 1.35;
    text-align: left;
  }
  .faults tbody th span:not(:first-child),
  .faults tbody th i {
    color: var(--soft);
    font-size: 0.75rem;
    font-style: normal;
  }
  .faults td {
    min-width: 2.5rem;
    text-align: center;
  }
  .cell {
    display: block;
    border: 1px solid transparent;
    border-radius: 4px;
    padding: 0.1875rem 0.25rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .cell.right {
    background: var(--pass-wash);
    color: var(--pass);
  }
  .cell.right.many {
    background: var(--pass);
    color: var(--card);
  }
  .cell.wrong {
    border-color: var(--fail);
    background: var(--fail-wash);
    color: var(--fail);
    font-weight: 700;
  }
  .cell.wrong.many {
    background: var(--fail);
    color: var(--card);
  }
  .cell.open {
    border: 1px dashed var(--pass);
    color: var(--soft);
  }
  @media (width < 44rem) {
    .faults tbody th {
      min-width: 9.5rem;
      font-size: 0.75rem;
    }
  }
  .key {
    margin-top: 0.75rem;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .key .cell {
    display: inline-block;
    min-width: 2.25rem;
    text-align: center;
  }
`;
