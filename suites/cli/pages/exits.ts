import type { Page } from './page.ts';

/** What the exit codes of a run mean. */
export const RUN_EXITS: Page['exits'] = [
  [0, 'conforms; with a baseline: nothing but what is known'],
  [1, 'does not conform, or an entry of the baseline is not needed any more'],
  [2, 'a mistake in the flags, the configuration or the baseline'],
  [3, 'the endpoint could not be reached, no copy could be made, or nothing could be tested'],
  [4, 'a fault of the suite itself'],
  [130, 'interrupted'],
];

export const USAGE: Page['exits'][number] = [2, 'a mistake in the flags or arguments'];
export const OWN_FAULT: Page['exits'][number] = [4, 'a fault of the suite itself'];
