import type { Thing } from './journal.ts';

/** Names that were there before the run, by kind, as JSON: they are somebody else's. */
export type Before = Record<string, ReadonlySet<string>>;

/** True for a name that was there before, in whatever letter case: an endpoint may fold it. */
export function wasBefore(before: Before, { kind, name }: Thing): boolean {
  const own = JSON.stringify(name).toLowerCase();
  return [...(before[kind] ?? [])].some((known) => known.toLowerCase() === own);
}
