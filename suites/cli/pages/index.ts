import { CLEANUP_PAGE } from './cleanup.ts';
import { COMPARE_PAGE } from './compare.ts';
import { COMPLETION_PAGE } from './completion.ts';
import { LIST_PAGE } from './list.ts';
import type { Page } from './page.ts';
import { REPORT_PAGE } from './report.ts';
import { REPRO_PAGE } from './repro.ts';
import { RUN_PAGE } from './run.ts';
import { SERVE_PAGE } from './serve.ts';

/** The manual page of every command. A command without one cannot be found by anybody. */
export const PAGES = {
  run: RUN_PAGE,
  list: LIST_PAGE,
  serve: SERVE_PAGE,
  repro: REPRO_PAGE,
  report: REPORT_PAGE,
  compare: COMPARE_PAGE,
  cleanup: CLEANUP_PAGE,
  completion: COMPLETION_PAGE,
} satisfies Record<string, Page>;

export type CommandName = keyof typeof PAGES;
