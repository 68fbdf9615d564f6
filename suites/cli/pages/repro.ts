import type { FlagTable } from '../../harness/flags.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

const { endpoint, given, 'most-alive': mostAlive, config, timeout, region, help } = RUN_FLAGS;

export const REPRO_FLAGS = {
  endpoint: { ...endpoint, about: 'another endpoint', fallback: "the record's" },
  given: { ...given, about: 'another thing to borrow', fallback: "the record's" },
  'most-alive': { ...mostAlive, fallback: "the record's" },
  region: { ...region, about: 'another region', fallback: "the record's" },
  config,
  timeout,
  'allow-aws': RUN_FLAGS['allow-aws'],
  help,
} as const satisfies FlagTable;

export const REPRO_PAGE: Page = {
  brief: 'run one failure of a saved run again',
  takes: [
    {
      name: 'RECORD...',
      completes: 'file',
      about: 'the record of a run, e.g. reports/latest/run.jsonl, or those of its shards',
      several: true,
    },
    { name: 'CLAUSE', completes: 'clause', about: 'id of a clause that it found broken' },
  ],
  description: [
    'Runs the counterexample of a saved run again, under fresh names and in the same arrangement. Prints its exchange, a curl line and an SDK snippet, and says whether it still fails.',
  ],
  flags: REPRO_FLAGS,
  exits: [
    [0, 'it does not fail any more'],
    [1, 'it still fails'],
    USAGE,
    [3, 'it could not be told'],
    OWN_FAULT,
  ],
  examples: [
    [
      'the failure that a report names',
      'memorydb-conformance repro reports/latest/run.jsonl CopySnapshot/input/KmsKeyId/maxLength',
    ],
  ],
};
