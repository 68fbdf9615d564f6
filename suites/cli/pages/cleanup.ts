import type { FlagTable } from '../../harness/flags.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

const { endpoint, region, timeout, help } = RUN_FLAGS;

export const CLEANUP_FLAGS = {
  endpoint: { ...endpoint, about: 'another endpoint', fallback: "the journal's" },
  region: { ...region, about: 'another region', fallback: "the journal's" },
  timeout,
  'allow-aws': { ...RUN_FLAGS['allow-aws'], about: 'allow it on AWS itself' },
  help,
} as const satisfies FlagTable;

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
