import type { ChangeKind } from './drift.ts';

/** The kinds of change, in the order in which they are told, in words. */
export const CHANGES: Record<ChangeKind, string> = {
  regressed: 'regressed',
  'no-longer-tested': 'no longer tested',
  'newly-tested': 'newly tested',
  fixed: 'fixed',
  added: 'added since',
  removed: 'removed since',
};

/** The mark of a clause that a run does not have. */
export const ABSENT = '·';

/** `A`, `B`, … `Z`, `AA`: what a run is called above its column. */
export function letter(index: number): string {
  const before = Math.floor(index / 26) - 1;
  return (before < 0 ? '' : letter(before)) + String.fromCharCode(65 + (index % 26));
}
