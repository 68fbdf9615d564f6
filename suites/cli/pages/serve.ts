import type { FlagTable } from '../../harness/flags.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const SERVE_FLAGS = {
  port: { type: 'string', value: 'N', about: 'port; 0 takes a free one', fallback: '4510' },
  region: { type: 'string', value: 'R', about: 'region in its ARNs', fallback: 'us-east-1' },
  settle: {
    type: 'string',
    value: 'MS',
    about: 'how long creating and deleting take',
    fallback: '20',
  },
  defect: {
    type: 'string',
    multiple: true,
    value: 'ID',
    about: 'plant a defect, one only',
    completes: 'defect',
  },
  strict: {
    type: 'boolean',
    about:
      'hold what clients send to the request contract; when stopped, print what was broken, with exit code 1 for a MUST',
  },
  'list-defects': { type: 'boolean', about: 'show the defects' },
  help: RUN_FLAGS.help,
} as const satisfies FlagTable;

export const SERVE_PAGE: Page = {
  brief: 'run the reference endpoint',
  takes: [],
  description: [
    'Runs the reference endpoint on the loopback address until it is interrupted. With --defect it breaks one clause, and only that: for seeing what a failure looks like, and for testing a test.',
    'For the tests of a client, in any language, it can be scripted over HTTP; with --strict it holds what the client sends to the request contract.',
  ],
  flags: SERVE_FLAGS,
  http: [
    [
      'POST /_reference/next',
      'what becomes of the next requests: an object, or a list in order, such as {"operation":"CopySnapshot","fault":"ThrottlingException","times":2}, with "accident":"lost-answer" or "reset", or "delayMs":1500, in the place of the fault',
    ],
    ['GET /_reference/next', 'what is still to come; DELETE forgets it'],
    ['GET /_reference/violations', 'with --strict, what requests broke; DELETE forgets it'],
  ],
  exits: [
    [0, 'it was interrupted'],
    [1, 'with --strict, a request broke a MUST'],
    USAGE,
    OWN_FAULT,
  ],
  examples: [
    ['a partner for the tests of a client', 'memorydb-conformance serve --strict'],
    ['a healthy endpoint on a free port', 'memorydb-conformance serve --port 0'],
    [
      'one that takes keys that are too long',
      'memorydb-conformance serve --defect CopySnapshot/input/KmsKeyId/maxLength',
    ],
  ],
};
