import type { VerdictKind } from '../suites/model/judgement.ts';
import { MARKS } from './marks.ts';
import { painters } from './paint.ts';

/** How a terminal's report is to look. */
export interface TerminalOptions {
  color: boolean;
  /** Columns. */
  width: number;
  /** Failures and counts only. */
  quiet: boolean;
  /** The fault matrix too, and the orders of calls that explain what was seen. */
  verbose: boolean;
  /** Where the same is as a page, if it is. */
  page?: string;
}

/** A verdict's mark in its colour. */
export function marked(verdict: VerdictKind, { color }: Pick<TerminalOptions, 'color'>): string {
  return painters(color)[verdict](MARKS[verdict]);
}
