import { createColors } from 'picocolors';
import type { VerdictKind } from '../suites/model/judgement.ts';

/** The colours of verdicts on a terminal. */
export function painters(color: boolean): Record<VerdictKind, (text: string) => string> {
  const colors = createColors(color);
  return {
    pass: colors.green,
    fail: colors.red,
    warn: colors.yellow,
    inconclusive: colors.cyan,
    skip: colors.gray,
    error: colors.magenta,
  };
}
