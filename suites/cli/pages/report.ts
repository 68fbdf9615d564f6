import { FORMAT_NAMES } from '../../../reports/format-names.ts';
import type { FlagTable } from '../../harness/flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

/** Flags of `report`. */
export const REPORT_FLAGS = {
  format: {
    type: 'string',
    value: 'FORMAT',
    about: 'one of those below',
    fallback: 'terminal',
    completes: Object.keys(FORMAT_NAMES),
  },
  out: {
    type: 'string',
    value: 'FILE',
    about: 'where to',
    fallback: 'stdout',
    completes: 'file',
  },
  quiet: { type: 'boolean', about: 'terminal: failures and counts only' },
  verbose: {
    type: 'boolean',
    about: 'terminal: the fault matrix and the proof of known failures too',
  },
  help: { type: 'boolean', about: 'show this' },
} as const satisfies FlagTable;

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
  formats: Object.entries(FORMAT_NAMES),
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
