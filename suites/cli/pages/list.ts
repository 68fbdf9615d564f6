import type { FlagTable } from '../../harness/flags.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const LIST_FLAGS = {
  select: RUN_FLAGS.select,
  level: {
    type: 'string',
    value: 'LEVEL',
    about: 'only clauses of this level: MUST or SHOULD',
    completes: ['MUST', 'SHOULD'],
  },
  flat: { type: 'boolean', about: 'all of them in full, not only how many there are' },
  json: { type: 'boolean', about: 'as JSON' },
  help: RUN_FLAGS.help,
} as const satisfies FlagTable;

export const LIST_PAGE: Page = {
  brief: 'show every clause, with its source',
  takes: [
    {
      name: 'WORD',
      several: true,
      completes: 'clause',
      about: 'only clauses that speak of all of them',
    },
  ],
  description: [
    'Shows how many clauses there are of each operation; with a selection, words or a level, these with level, evidence, source and requirement. A broken MUST fails a run, a broken SHOULD warns.',
  ],
  flags: LIST_FLAGS,
  exits: [[0, 'the clauses were shown'], USAGE, OWN_FAULT],
  examples: [
    ['all clauses on tags of one operation', 'memorydb-conformance list CopySnapshot tags'],
    ['all clauses on paging', "memorydb-conformance list --select '*/paging'"],
    ['as data, for other tools', 'memorydb-conformance list --json'],
  ],
};
