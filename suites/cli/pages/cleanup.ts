import { CLEANUP_FLAGS } from '../cleanup-command.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const CLEANUP_PAGE: Page = {
  brief: 'delete what an interrupted run left behind',
  takes: [
    {
      name: 'JOURNAL',
      completes: 'file',
      about: 'the journal of a run, e.g. reports/latest/journal.jsonl',
    },
  ],
  description: [
    'Deletes what an interrupted run left behind: what its journal lists as created and not as gone, and nothing else.',
  ],
  flags: CLEANUP_FLAGS,
  exits: [[0, 'nothing is left'], USAGE, [3, 'something is left'], OWN_FAULT],
  files: [['JOURNAL', 'what is deleted now is written to it too']],
  examples: [
    ['after a run that was killed', 'memorydb-conformance cleanup reports/latest/journal.jsonl'],
  ],
};
