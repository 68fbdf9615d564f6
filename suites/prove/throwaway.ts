import { type Journal, newJournal } from '../arrange/journal.ts';

/** A journal for an endpoint that goes away with the run: nothing needs to be deleted on it. */
export function throwaway(): Journal {
  return { ...newJournal(), left: () => [] };
}
