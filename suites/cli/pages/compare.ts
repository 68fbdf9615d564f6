import { COMPARE_FORMAT_NAMES } from '../../../reports/format-names.ts';
import type { FlagTable } from '../../harness/flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const COMPARE_FLAGS = {
  out: {
    type: 'string',
    value: 'FILE',
    about: 'a report too: .html, .md, .json or .txt',
    completes: 'file',
  },
  format: {
    type: 'string',
    value: 'FORMAT',
    about: `${COMPARE_FORMAT_NAMES.join(', ')}: of FILE, or on stdout`,
    fallback: "as FILE's ending says",
    completes: COMPARE_FORMAT_NAMES,
  },
  all: { type: 'boolean', about: 'on the terminal, the clauses too on which all agree' },
  'fail-on-drift': {
    type: 'boolean',
    about:
      'exit code 1 when an endpoint got worse: a clause that it kept is broken or not tested any more, or one that was not tested is broken; of cassettes: when any answer differs but to calls that were under way at once',
  },
  help: { type: 'boolean', about: 'show this' },
} as const satisfies FlagTable;

export const COMPARE_PAGE: Page = {
  brief: 'show several saved runs side by side',
  takes: [
    {
      name: '[NAME=]RECORD...',
      completes: 'file',
      several: true,
      about: 'run records, two or more, and how they are to be called; or two cassettes',
    },
  ],
  description: [
    'Shows several saved runs of one operation side by side: what differs, what only one of them keeps or breaks, and what changed between two runs of one endpoint. Runs are of one endpoint when they have its URL, or the same NAME.',
    'Of two cassettes it shows what the endpoint answers differently, request by request; ids and dates are no difference.',
  ],
  flags: COMPARE_FLAGS,
  exits: [[0, 'compared'], [1, 'an endpoint got worse, with --fail-on-drift'], USAGE, OWN_FAULT],
  examples: [
    [
      'which emulator?',
      'memorydb-conformance compare reference=reference.jsonl moto=moto.jsonl --out compare.html',
    ],
    [
      'then and now, in CI',
      'memorydb-conformance compare moto=old.jsonl moto=new.jsonl --fail-on-drift',
    ],
  ],
};
