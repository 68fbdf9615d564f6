import type { FlagTable } from '../../harness/flags.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const LIST_FLAGS = {
  select: RUN_FLAGS.select,
  json: { type: 'boolean', about: 'as JSON' },
  help: RUN_FLAGS.help,
} as const satisfies FlagTable;

export const LIST_PAGE: Page = {
  brief: 'show every clause, with its source',
  takes: [],
  description: [
    'Shows every clause with its level, evidence, source and requirement. A broken MUST fails a run, a broken SHOULD warns.',
  ],
  flags: LIST_FLAGS,
  exits: [[0, 'the clauses were shown'], USAGE, OWN_FAULT],
  examples: [
    ['all clauses on tags', 'memorydb-conformance list --select CopySnapshot/input/Tags'],
    ['as data, for other tools', 'memorydb-conformance list --json'],
  ],
};
