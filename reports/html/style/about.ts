import { css } from './css.ts';

/** How a run was made, and what the marks mean. */
export const ABOUT = css`
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
    gap: 1.5rem 3rem;
    font-size: 0.875rem;
  }
  .legend {
    display: grid;
    align-content: start;
    gap: 0.5rem;
  }
  .legend .badge {
    margin-right: 0.375rem;
  }
  .rows {
    display: grid;
    align-content: start;
    gap: 0.375rem;
  }
  :is(.rows, .legend) > div {
    display: grid;
    grid-template-columns: 6rem 1fr;
    gap: 0.75rem;
  }
  .legend > div {
    grid-template-columns: 9rem 1fr;
  }
  .rows dt {
    color: var(--soft);
  }
  .keys {
    margin-top: 2rem;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .keys kbd:not(:first-child) {
    margin-left: 0.75rem;
  }
`;
