import { SERVE_FLAGS } from '../serve-command.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

export const SERVE_PAGE: Page = {
  brief: 'run the reference endpoint',
  takes: [],
  description: [
    'Runs the reference endpoint on the loopback address until it is interrupted. With --defect it breaks one clause, and only that: for seeing what a failure looks like, and for testing a test.',
  ],
  flags: SERVE_FLAGS,
  exits: [[0, 'it was interrupted'], USAGE, OWN_FAULT],
  examples: [
    ['a healthy endpoint on a free port', 'memorydb-conformance serve --port 0'],
    [
      'one that takes keys that are too long',
      'memorydb-conformance serve --defect CopySnapshot/input/KmsKeyId/maxLength',
    ],
  ],
};
