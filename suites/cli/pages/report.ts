import { FORMATS } from '../../../reports/formats.ts';
import { REPORT_FLAGS } from '../report-command.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const REPORT_PAGE: Page = {
  brief: 'render a saved run again',
  takes: [
    {
      name: 'RECORD...',
      several: true,
      completes: 'file',
      about: 'the record of a run, e.g. reports/latest/run.jsonl, or those of all its shards',
    },
  ],
  description: [
    'Renders a saved run again, in any format. The records of all shards of a run make one report and one verdict, or none: a shard that is missing, or that was run with other options, is refused.',
  ],
  flags: REPORT_FLAGS,
  formats: FORMATS.map(({ name, about }) => [name, about]),
  exits: [
    [0, 'rendered, whatever the run came to; of shards: and together they conform'],
    [1, 'of shards: together they do not conform, or an entry of the baseline is stale'],
    USAGE,
    [3, 'of shards: the endpoint could not be reached, or nothing could be tested'],
    OWN_FAULT,
    [130, 'of shards: one was interrupted'],
  ],
  examples: [
    [
      'for a CI server',
      'memorydb-conformance report reports/latest/run.jsonl --format junit --out junit.xml',
    ],
    [
      'the verdict of a run in two parts',
      'memorydb-conformance report reports/1/run.jsonl reports/2/run.jsonl',
    ],
  ],
};
