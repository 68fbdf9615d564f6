import type { Knobs } from './knobs.ts';

/** What a server does that others do not, and each verdict that is no pass then. */
export type Oddity = [does: string, knobs: Partial<Knobs>, odd: Record<string, string>];

const BY_NAME = 'inconclusive blocked-by CopySnapshot/state/read-by-name';
const NO_TRACE = 'inconclusive blocked-by CopySnapshot/effects/none-after-rejection';

/** What a copy under another name leaves unread. */
const UNREAD = [
  ...['state/read-in-list', 'state/read-with-detail', 'state/lower-case', 'state/case-insensitive'],
  ...['state/no-overwrite', 'state/copy-of-copy', 'state/name-free-again', 'state/survives-source'],
  ...['state/survives-cluster', 'state/status-path', 'tags/given', 'tags/inherited'],
  ...['tags/null-value', 'tags/case-sensitive-keys', 'tags/listed', 'kms/override', 'kms/arn'],
  ...['kms/inherited', 'races/one-target', 'races/source-deletion', 'races/target-deletion'],
  'model/sequences',
];

export const ODDITIES: Oddity[] = [
  ['keeps the contract', {}, {}],
  [
    'tells names apart by their letters',
    { letters: 'sensitive' },
    {
      'CopySnapshot/state/lower-case': 'fail',
      'CopySnapshot/state/case-insensitive': 'warn',
      'CopySnapshot/model/sequences': 'inconclusive blocked-by CopySnapshot/state/lower-case',
    },
  ],
  [
    'makes a copy without a name under one of its own',
    { inventsNames: true },
    {
      'CopySnapshot/input/TargetSnapshotName/required': 'fail',
      'CopySnapshot/input/TargetSnapshotName/blank': 'warn',
      'aws-json-1.1/request/member-case': 'fail',
    },
  ],
  [
    'makes what it refuses',
    { makesWhatItRefuses: true },
    {
      'CopySnapshot/effects/none-after-rejection': 'fail',
      'CopySnapshot/tags/atomic': 'fail',
      'CopySnapshot/faults/InvalidSnapshotStateFault/type': NO_TRACE,
      'CopySnapshot/faults/ServiceLinkedRoleNotFoundFault/type': NO_TRACE,
      'CopySnapshot/faults/SnapshotQuotaExceededFault/type': NO_TRACE,
      'CopySnapshot/races/source-deletion': NO_TRACE,
      'CopySnapshot/model/sequences': NO_TRACE,
    },
  ],
  [
    'has a quota of 20, and no page smaller than that',
    { quota: 20, pages: { least: 20, most: 50 } },
    { 'CopySnapshot/state/read-in-list': 'inconclusive needs-alive' },
  ],
];

/** Those that take longer, or say less that is new. */
export const FURTHER: Oddity[] = [
  ['stores lower case, and finds names only so', { letters: 'exact' }, {}],
  [
    'keeps the letters of names, and finds them in any',
    { letters: 'kept' },
    { 'CopySnapshot/state/lower-case': 'fail' },
  ],
  ['has a quota of 20', { quota: 20 }, {}],
  [
    'gives copies another name',
    { renames: 'copies' },
    {
      'CopySnapshot/output/Snapshot/Name/echo': 'fail',
      'CopySnapshot/output/Snapshot/ARN/name': 'fail',
      'CopySnapshot/faults/SnapshotAlreadyExistsFault/type': 'fail',
      'CopySnapshot/faults/SnapshotAlreadyExistsFault/status': 'skip never-seen',
      'CopySnapshot/faults/InvalidSnapshotStateFault/type': 'inconclusive missing',
      'CopySnapshot/faults/InvalidSnapshotStateFault/status': 'skip never-seen',
      'CopySnapshot/state/read-by-name': 'fail',
      ...Object.fromEntries(UNREAD.map((tail) => [`CopySnapshot/${tail}`, BY_NAME])),
    },
  ],
];
